"""The outside world in miniature, over real HTTP on this machine. Imports no other room."""

from __future__ import annotations
