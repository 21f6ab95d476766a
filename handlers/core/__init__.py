"""What every conversation is built on: the router, and what an installation has set."""
