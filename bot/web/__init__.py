"""The web part: what platforms and browsers ask of this program."""

from __future__ import annotations
