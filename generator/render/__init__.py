"""Stage: pages of the site from the catalogue. No I/O but reading the theme and the MkDocs shell."""
