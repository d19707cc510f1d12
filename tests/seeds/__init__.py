"""Five invented counties, one for each source document, judged by the campaign templates that ship."""
