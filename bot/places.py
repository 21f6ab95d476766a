"""Where the program finds what it ships with. The project runs from its folder and is not installed."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "data" / "templates"
CAMPAIGNS = ROOT / "data" / "campaigns"
MIGRATIONS = ROOT / "data" / "migrations" / "versions"
