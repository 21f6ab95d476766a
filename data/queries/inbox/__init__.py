"""Statements about updates and conversations."""
