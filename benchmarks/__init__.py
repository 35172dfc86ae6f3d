"""Measurements; never part of the tests. See ``benchmarks/README.md``."""
