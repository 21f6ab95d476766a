"""Files that people send and files that people fetch: what they are, where they are kept, how they are reached."""
