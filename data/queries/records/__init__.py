"""Statements about records and pledges."""
