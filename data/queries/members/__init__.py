"""Statements about members, officers and their apps."""
