"""The demo joins the program and the sandbox."""

from __future__ import annotations
