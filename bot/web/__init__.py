"""The web part of the program: the pages that a QR code opens, webhooks, health. No secret in a path."""
