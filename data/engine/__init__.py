"""Connections, the unit of work and what it stands on."""
