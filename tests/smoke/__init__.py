"""The whole production installation, started from nothing on this machine and visited like a user."""
