"""What other rooms hear of persons."""

from django.dispatch import Signal

# Sent with ``person`` and ``purpose`` (its key) in the transaction in which a consent is withdrawn.
consent_withdrawn = Signal()
