"""JPEG (ITU-T T.81): a list of segments, each a marker with its length, around the coded scans."""

START, END, SCAN = 0xD8, 0xD9, 0xDA
APPLICATION = range(0xE0, 0xF0)
COMMENT = 0xFE
# Markers inside coded data: a stuffed 0xFF, the restarts, and fill bytes.
INSIDE_SCAN = frozenset({0x00, 0xFF, *range(0xD0, 0xD8)})
# JFIF (density), the colour profile, and Adobe's mark of the colour transform.
KEPT_APPLICATION = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))


def strip(data: bytes) -> bytes:
    """``data`` from start to end marker; what phones append behind it goes too.

    Raises ``ValueError`` or ``IndexError`` for a broken file.
    """
    if data[:2] != b"\xff\xd8":
        raise ValueError("no start of image")
    kept, at = [data[:2]], 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker where one must be")
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == END:
            kept.append(b"\xff\xd9")
            return b"".join(kept)
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(data):
            raise ValueError("a segment is longer than the file")
        if marker == SCAN:
            end = _end_of_scan(data, end)
        if _is_kept(marker, data[at + 4 : end]):
            kept.append(data[at:end])
        at = end


def _is_kept(marker: int, content: bytes) -> bool:
    if marker in APPLICATION:
        return any(marker == m and content.startswith(s) for m, s in KEPT_APPLICATION)
    return marker != COMMENT


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] not in INSIDE_SCAN:
            return at
        at += 1 if data[at + 1] == 0xFF else 2
