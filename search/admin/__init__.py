"""What editors see of the search: its words, recommendations, log, and why results are as they are."""
