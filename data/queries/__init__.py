"""Statements with a name: Core SQL for whatever is hot or set-based."""
