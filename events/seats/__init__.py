"""Seats that are never oversold: one rule, one lock for each session, promotion where a seat comes free.

Lock order: person, session, registration. One session is locked in a transaction, or two by their ids.
"""
