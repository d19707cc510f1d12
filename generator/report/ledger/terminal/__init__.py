"""Ledgers on a terminal: tables that rich draws."""
