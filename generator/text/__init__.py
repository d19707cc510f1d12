"""Pure functions over Chinese text: normalising, counting, slugs, dates, positioned YAML."""
