"""Guides and windows as JSON for other sites and programs: read-only, public, described by OpenAPI."""
