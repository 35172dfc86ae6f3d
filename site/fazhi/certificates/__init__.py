"""Certificates: numbered, printed as PDF, checked by anybody, revocable.

Rooms above say which kinds there are (`kinds`), issue them (`issuing`), act on them (`handling`) and
print them (`printing`). What the public sees is in `verifying` and `views`.
"""
