"""Statements about reminders, duties and what officers are told of them."""
