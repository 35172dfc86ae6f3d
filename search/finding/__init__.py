"""The search itself: candidates, ranking, facets; how good it is, and why something was found."""
