"""Composition: what a running program is made of."""
