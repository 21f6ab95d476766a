"""Files that people fetch."""
