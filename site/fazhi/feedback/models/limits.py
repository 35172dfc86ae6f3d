"""How long what residents send may be, in characters."""

LONGEST_PATH = 500
LONGEST_TITLE = 255
LONGEST_TEXT = 500
LONGEST_ANSWER = 1000
