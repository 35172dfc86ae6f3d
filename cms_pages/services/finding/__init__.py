"""How guides and journeys are found by the words of everyday life."""
