"""The application: composition, settings, command line, and everything that touches a platform."""

from __future__ import annotations
