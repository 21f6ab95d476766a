"""Where the content of the program lies. Every other module takes a path as an argument."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent
CAMPAIGNS = DATA / "campaigns"
CALENDAR = DATA / "calendar"
FORMS = DATA / "forms"
PRIVACY = DATA / "privacy"
TEMPLATES = DATA / "templates"
DEMO = DATA / "demo"
FONTS = DATA / "fonts"
UNDERSTANDING = DATA / "understanding"
