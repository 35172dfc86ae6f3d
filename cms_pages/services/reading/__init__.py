"""What readers see of guides and journeys: pure functions of a page, of answers, and of today."""
