"""Measurements against other generators and against ourselves. Never part of the tests."""
