"""Statements about units."""
