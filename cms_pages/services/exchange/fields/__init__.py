"""The columns of a guide: how each is written into a cell and read from one.

Whatever a cell repeats stays as it is on the site, with all that the cell cannot say.
"""
