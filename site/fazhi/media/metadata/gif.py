"""GIF (89a): a screen descriptor, then extensions and pictures made of sub-blocks."""

IMAGE, EXTENSION, TRAILER = 0x2C, 0x21, 0x3B
GRAPHIC_CONTROL, APPLICATION = 0xF9, 0xFF
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")  # how often an animation repeats


def strip(data: bytes) -> bytes:
    """``data`` without comments, texts and XMP, up to its trailer.

    Raises ``ValueError`` or ``IndexError`` for a broken file.
    """
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise ValueError("no GIF header")
    at = 13 + _colour_table(data[10])
    kept = [data[:at]]
    while data[at] != TRAILER:
        start = at
        if data[at] == IMAGE:
            at = _sub_blocks(data, at + 10 + _colour_table(data[at + 9]) + 1)
            kept.append(data[start:at])
        elif data[at] == EXTENSION:
            at = _sub_blocks(data, at + 2)
            if _is_kept(data[start:at]):
                kept.append(data[start:at])
        else:
            raise ValueError("an unknown block")
    return b"".join([*kept, b";"])


def _is_kept(extension: bytes) -> bool:
    if extension[1] == APPLICATION:
        return extension[3:14] in LOOPS
    return extension[1] == GRAPHIC_CONTROL


def _colour_table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _sub_blocks(data: bytes, at: int) -> int:
    while length := data[at]:
        at += 1 + length
    return at + 1
