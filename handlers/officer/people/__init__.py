"""The people of a unit."""
