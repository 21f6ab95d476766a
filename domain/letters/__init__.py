"""Letters of members that wait: on whose desk they lie, when they rise to the level above, how they end."""
