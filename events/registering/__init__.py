"""Registering without an account, and the private page of a registration."""
