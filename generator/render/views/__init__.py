"""What each page type shows, as frozen data for its template. One file a page type."""
