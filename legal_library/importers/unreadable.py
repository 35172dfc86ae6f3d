"""Files that cannot be read, and how much of a file is read at all."""

from django.utils.functional import Promise

MAX_FILE_BYTES = 20_000_000  # a law of a million characters is a tenth of it
MAX_ARCHIVE_BYTES = 300_000_000  # what an archive may hold when unpacked
MAX_ARCHIVE_FILES = 20_000
MAX_RATIO = 200  # a file that shrinks more than this is no document


class Unreadable(Exception):
    """A file that gives no law; ``reason`` is said to people and names what to do."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason
