"""Ledgers in the forms people ask for: terminal, workbook, CSV, JSON, messages, calendar, self-check.

Holds names: nothing of this is part of a public page, except `calendar`, which knows no one.
"""
