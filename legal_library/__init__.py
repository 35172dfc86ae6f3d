"""The legal library: laws as works with versions, each version a tree of provisions."""
