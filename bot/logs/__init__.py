"""The log: its lines, what they must not show, and what they belong to."""
