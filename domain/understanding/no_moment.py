"""Why what was said as a moment is none."""

from __future__ import annotations


class NoMomentError(ValueError):
    """What was said is a moment that there is not, or that is past."""


class PastMomentError(NoMomentError):
    """What was said is past."""
