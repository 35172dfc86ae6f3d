"""What may be uploaded: kinds and sizes. The sizes in bytes are settings."""

# Extension of a picture's file name to Pillow's name of its format. SVG is a program as much as a
# picture and is refused.
PICTURE_FORMATS = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "avif": "AVIF",
    "gif": "GIF",
}
# Width times height times frames: about what a 50 megapixel camera makes. Decoding takes four
# bytes a pixel, so this bounds the memory that one upload can take to 200 MB.
PICTURE_PIXELS = 50_000_000
PICTURE_FRAMES = 500
