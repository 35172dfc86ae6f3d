"""A season of twelve lectures over ten villages, for the demonstration."""
