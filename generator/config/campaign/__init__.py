"""A file of `content/campaigns/` → `Campaign`: read first, resolved when the site's words are known."""
