"""What the organisation means: members, units, campaigns, forms, records, audience, reminders, outbox."""

from __future__ import annotations
