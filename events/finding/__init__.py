"""Lectures as the search finds them."""
