"""Diagnostics and build outcomes in the forms people and tools read. Pure: values in, text out."""
