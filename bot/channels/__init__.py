"""One folder per platform: client, incoming translation, session, courier, capability record."""
