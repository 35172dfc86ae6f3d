"""The administration's screens of certificates."""
