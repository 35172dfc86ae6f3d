"""How long jobs may take, known to the settings of Celery as well. Seconds."""

LONGEST_TIME_LIMIT = 60 * 60
# A function that does not heed its time limit is ended with its process after this much more.
HARD_MARGIN = 30
# A claim outlives that, so that nobody takes over what is still being done.
CLAIM_MARGIN = 2 * HARD_MARGIN
# Redis hands a message out again after this time: later than any run can end.
VISIBILITY_TIMEOUT = LONGEST_TIME_LIMIT + 10 * CLAIM_MARGIN
