"""The application: composition, settings, command line, and everything that touches a platform."""

from __future__ import annotations

__version__ = "0.1.0"
