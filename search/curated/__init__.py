"""What editors give the search: everyday words in the words of the law, and recommended results."""
