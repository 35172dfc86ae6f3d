"""A private Redis."""

import shutil
from typing import ClassVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from .base import HOST, Service


class Redis(Service):
    """Keeps everything in memory and asks for a password, as production does."""

    title = "Redis"
    start_seconds: ClassVar[float] = 15

    @classmethod
    def missing(cls) -> str | None:
        if shutil.which("redis-server"):
            return None
        return "Redis is not installed: run scripts/install-services"

    @property
    def url(self) -> str:
        """What Django's cache and Celery connect to."""
        return f"redis://:{self.secret}@{HOST}:{self.port}/0"

    def prepare(self) -> None:
        # In a file, since every account of the machine can read a command line.
        (self.directory / "redis.conf").write_text(
            f"bind {HOST}\n"
            f"port {self.port}\n"
            f"requirepass {self.secret}\n"
            f"dir {self.directory}\n"
            'save ""\n'
            "appendonly no\n"
            "daemonize no\n"
        )

    def command(self) -> list[str]:
        return ["redis-server", str(self.directory / "redis.conf")]

    def answers(self) -> bool:
        try:
            # The caller asks again; the client's own patience would only make the start slower.
            once = Retry(NoBackoff(), retries=0)
            with redis.Redis.from_url(self.url, socket_timeout=2, retry=once) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False
