"""Zalo Official Account: webhook in, consultation messages with up to five buttons out, a rotating token."""
