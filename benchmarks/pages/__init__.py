"""What the pages of the sample weigh and how they fare with the judges of the trade."""
