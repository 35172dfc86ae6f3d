"""The departments of the town, who holds which role in them and when, and which law is whose."""
