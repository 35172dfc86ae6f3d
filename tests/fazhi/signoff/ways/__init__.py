"""Every way to readers: who tries it, in which state of the content, and what it comes to.

``python -m tests.fazhi.signoff.ways`` writes ``table.csv``, to be read in review.
"""
