"""The public search: one box over everything that is found here.

It knows nobody's models: other apps register what can be found (`search.registry`) and how words of
their field are understood (`search.readers`). See `docs/search.md`.
"""
