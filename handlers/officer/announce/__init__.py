"""Announcing."""
