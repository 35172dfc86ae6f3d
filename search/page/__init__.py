"""The page of results: what was asked, what is shown, highlighting, spelling, the feed."""
