"""Documents → submissions → the catalogue: terms, listings, addresses. Pure."""
