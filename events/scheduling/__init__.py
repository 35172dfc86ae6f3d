"""Announcing, moving, cancelling and copying sessions."""
