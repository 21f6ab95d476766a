"""The administrator's line: doctor, webhook, alarm. It shares no code with what it judges."""

from __future__ import annotations
