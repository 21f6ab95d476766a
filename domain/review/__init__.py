"""Officers' queues: people and records that wait for a decision."""

from __future__ import annotations
