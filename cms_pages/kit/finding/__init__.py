"""What the site's search finds of pages, of the files on them, and of the hotlines."""
