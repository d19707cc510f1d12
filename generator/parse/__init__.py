"""Text of a submission → Document. Pure: no file is opened, nothing is judged."""
