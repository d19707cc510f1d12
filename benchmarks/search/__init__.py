"""What searching costs and finds: bytes, times, recall and precision, in a real browser."""
