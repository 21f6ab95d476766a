"""Statements about members, officers and their apps."""

from __future__ import annotations
