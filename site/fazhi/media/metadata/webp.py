"""WebP (RFC 9649): a RIFF container of chunks of type, length and content, padded to even length."""

KEPT = frozenset(b"VP8X,VP8 ,VP8L,ALPH,ANIM,ANMF,ICCP".split(b","))
EXIF_FLAG, XMP_FLAG = 0x08, 0x04


def strip(data: bytes) -> bytes:
    """``data`` without Exif, XMP and unknown chunks.

    Raises ``ValueError`` or ``IndexError`` for a broken file.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no WebP header")
    stop = 8 + int.from_bytes(data[4:8], "little")
    if stop > len(data):
        raise ValueError("the container is longer than the file")
    kept, at = [], 12
    while at + 8 <= stop:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        if at + 8 + length > stop:
            raise ValueError("a chunk is longer than the file")
        kind, chunk = data[at : at + 4], bytearray(data[at:end])
        if kind == b"VP8X":
            chunk[8] &= ~(EXIF_FLAG | XMP_FLAG)
        if kind in KEPT:
            kept.append(bytes(chunk))
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
