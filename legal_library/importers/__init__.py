"""Where texts come from: each reader turns one kind of file into manuscripts."""
