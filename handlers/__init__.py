"""Conversations: one router a file, listed in conversation.py. No SQL, no platform names, no user-facing words."""
