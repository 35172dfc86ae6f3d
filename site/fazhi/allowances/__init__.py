"""How much one address, and the whole site, may do in a time: exact, also across processes.

The database counts, so no broker and no memory of one process is needed. Of an address only a keyed
hash is kept, another one for each hour, so that nobody can be followed from one hour to the next.
Rooms above say what they limit (`spending.Limit`).
"""
