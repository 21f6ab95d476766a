"""The administrator's line: doctor, webhook, alarm. It shares no code with what it judges."""
