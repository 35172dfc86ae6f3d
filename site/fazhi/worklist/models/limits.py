"""How long the words of a task may be, in characters."""

LONGEST_TITLE = 200
LONGEST_OUTCOME = 1000
LONGEST_REASON = 200
