"""What guides rest on, watched: laws that end, laws that arrive, articles that are not there."""
