"""Stage: what a set of submissions covers and who still owes what."""
