"""Texts for a unit's own chat group, where everybody is and no program: to be pasted, or as a picture with a QR code.

Each is short and plain, names the account and one word to send there, and holds nothing of a single person but what
they agreed to publish.
"""
