"""Statements about pushes and the ways they go."""
