"""Screens of the administration: messages, blocked addresses, words."""
