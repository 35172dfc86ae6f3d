"""What other rooms hear of laws."""

from django.dispatch import Signal

# Sent with ``laws``, a list of their ids, in the transaction in which readers see something else of
# them: their texts, their days, their names. What is sent may be sent again.
laws_changed = Signal()
