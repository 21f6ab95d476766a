"""Officers' queues: people and records that wait for a decision."""
