"""Registering and reporting."""
