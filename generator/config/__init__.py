"""site_config.yml → SiteConfig, with every fault located."""
