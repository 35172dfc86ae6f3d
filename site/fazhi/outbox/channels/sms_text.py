"""What a text message looks like, and how many are paid for."""

# Signs of a Chinese message: alone, and as a part of several (GSM 03.40, UCS-2: 140 bytes, of
# which 6 number the parts).
ALONE, PART = 70, 67
MOST_PARTS = 7


def as_text(signature: str, text: str) -> str:
    """【signature】 and the text, without blank lines: each sign costs."""
    lines = (line.strip() for line in text.splitlines())
    # U+3010 and U+3011 are the brackets that carriers look for.
    return f"\u3010{signature}\u3011" + "\n".join(line for line in lines if line)


def segments(text: str) -> int:
    """How many messages are paid for; a sign beyond the basic plane counts twice."""
    length = len(text.encode("utf-16-be")) // 2
    return 1 if length <= ALONE else -(-length // PART)
