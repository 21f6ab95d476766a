"""Keeping everything in one file, and bringing it back."""
