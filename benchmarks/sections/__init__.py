"""Sections in real documents: labels set by hand, and how many of them the parser meets."""
