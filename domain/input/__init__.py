"""What a person did, in words that every channel shares."""

from __future__ import annotations
