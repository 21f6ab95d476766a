"""Statements about announcements."""
