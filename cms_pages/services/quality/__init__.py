"""How good a guide is: what it leaves out, and how hard it is to read."""
