"""Zalo Bot Platform: bots with a token, by long polling or webhook; text and pictures, no buttons."""
