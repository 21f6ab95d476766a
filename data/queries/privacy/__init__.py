"""Statements about forgetting."""
