"""Reminders: rules that administrators see and change, and what follows from them."""
