"""What other rooms hear of sign-offs.

Each is sent within the transaction of the act, with ``target`` and ``record``. What a receiver
writes is undone with the act; nothing may leave the house from one before the commit.
"""

from django.dispatch import Signal

submitted = Signal()
signed = Signal()
returned = Signal()
recalled = Signal()
released = Signal()
withdrawn = Signal()
correction_proposed = Signal()  # with ``correction`` instead of ``record``
