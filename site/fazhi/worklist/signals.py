"""What other rooms hear of tasks.

Each is sent within the transaction of the act, with ``task`` and ``users``: the list of those to
tell, without whoever acted. What a receiver writes is undone with the act; nothing may leave
the house from one before the commit.
"""

from django.dispatch import Signal

task_opened = Signal()
task_handed_over = Signal()
task_reminded = Signal()
task_escalated = Signal()
task_ended = Signal()
