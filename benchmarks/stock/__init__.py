"""A site of one model that Wagtail's own search indexes as it comes, over the articles of another's index."""
