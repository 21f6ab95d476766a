"""Statements about the letters of members to officers."""
