"""Private instances of the real services, for tests, the production smoke and benchmarks.

Each class starts one server on a free port of 127.0.0.1 with its data in a folder of its own, and stops it,
whatever becomes of the process that started it. Nothing here needs pytest; `pytest_support` has the fixtures.
"""

from .base import Service, ServiceFailed, ServiceMissing
from .elasticsearch import Elasticsearch
from .nginx import Nginx
from .postgresql import PostgreSQL
from .programs import chinese_fonts, chromium, ffmpeg
from .redis import Redis
from .sharing import shared

__all__ = [
    "Elasticsearch",
    "Nginx",
    "PostgreSQL",
    "Redis",
    "Service",
    "ServiceFailed",
    "ServiceMissing",
    "chinese_fonts",
    "chromium",
    "ffmpeg",
    "shared",
]
