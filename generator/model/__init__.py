"""Frozen types that pass between the stages. Imports nothing of ours."""
