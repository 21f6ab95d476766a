"""Queries about whose a campaign is."""
