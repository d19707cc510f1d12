"""Judges documents and the whole site. Pure: values in, diagnostics out."""
