"""What the organisation means: members, units, campaigns, forms, records, audience, reminders, outbox."""
