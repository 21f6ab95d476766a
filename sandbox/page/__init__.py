"""The page: phones in the browser, and the date that can be moved."""

from __future__ import annotations

from .app import add_page
from .controls import STEPS, By, Controls, Link, NextEvent, Phone, Tell
from .desk import Desk
from .guard import Guard

__all__ = ["STEPS", "By", "Controls", "Desk", "Guard", "Link", "NextEvent", "Phone", "Tell", "add_page"]
