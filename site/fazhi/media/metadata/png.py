"""PNG (ISO/IEC 15948): a signature and chunks of length, type, content and checksum."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = frozenset(
    # The picture, its transparency and colours, its density, and the frames of an animation.
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT "
    b"acTL fcTL fdAT".split()
)


def strip(data: bytes) -> bytes:
    """``data`` without texts, times, Exif and private chunks, up to its end chunk.

    Raises ``ValueError`` for a broken file.
    """
    if not data.startswith(SIGNATURE):
        raise ValueError("no PNG signature")
    kept, at = [SIGNATURE], len(SIGNATURE)
    while True:
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if len(kind) < 4 or end > len(data):
            raise ValueError("a chunk is longer than the file")
        if kind in KEPT:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
