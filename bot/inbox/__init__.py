"""Updates in: stored, owned by one process, handled once and in order per person."""
