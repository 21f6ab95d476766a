"""Statements that one channel alone needs."""
