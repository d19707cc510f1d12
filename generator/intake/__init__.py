"""Other formats → submissions. Runs before the flow, never inside it."""
