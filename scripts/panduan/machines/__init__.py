"""What machines read: structured data, open data, plain-text copies of the pages."""
