"""Deciding on what was handed in."""
