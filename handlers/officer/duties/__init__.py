"""The unit's duties, and what comes in for them."""
