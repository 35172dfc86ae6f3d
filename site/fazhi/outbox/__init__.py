"""Every message that leaves: written in the business transaction, sent once or listed.

Rooms call `fazhi.outbox.writing.send`; nothing else sends.
"""
