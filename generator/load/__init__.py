"""Reads the content folder. The only stage that reads files; decides nothing about content."""
