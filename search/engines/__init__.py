"""Engines: each finds candidates for a plan; what they are worth is decided elsewhere, once for all."""
