"""A production installation on this machine: every service private, every address of its own."""

import datetime as dt
import ipaddress
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psycopg
from cryptography import x509
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from psycopg import sql

from tests.services import Elasticsearch, Nginx, PostgreSQL, Redis, Service

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
WORKERS = 2
NGINX_TEMPLATE = ROOT / "deploy" / "nginx.conf.template"


class Process(Service):
    """One process of the site under production settings."""

    title = "process"
    start_seconds = 90

    def __init__(self, name: str, arguments: Sequence[str], settings: dict[str, str]) -> None:
        super().__init__()
        self.title = name  # type: ignore[misc]
        self._arguments = arguments
        self._settings = settings
        self.ready_word = ""
        self.health: tuple[Path, str] | None = None

    def environment(self) -> dict[str, str]:
        return self._settings

    def command(self) -> list[str | Path]:
        return [BIN / self._arguments[0], *self._arguments[1:]]

    def answers(self) -> bool:
        if self.health:
            return _is_healthy(*self.health)
        return self.ready_word in self.log.read_text(errors="replace")


def _is_healthy(socket_path: Path, path: str) -> bool:
    """Whether the application answers as a probe on the same machine asks: without encryption."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(30)
        asking.connect(str(socket_path))
        asking.sendall(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        return b" 200 " in asking.recv(64)


class Installation:
    """All services of one production installation below ``prefix`` (empty or ``/huangqiao``)."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder = folder
        self.prefix = prefix
        self.postgresql = PostgreSQL()
        self.redis = Redis()
        self.elasticsearch = Elasticsearch()
        self.services: dict[str, Service] = {}
        self.certificate, self.certificate_key = make_certificate(folder)
        self._secrets = {
            "FAZHI_SECRET_KEY": secrets.token_urlsafe(48),
            "FAZHI_LOOKUP_KEY": secrets.token_urlsafe(48),
            "FAZHI_PERSONAL_DATA_KEYS": Fernet.generate_key().decode(),
        }
        self.host = ""
        self.database = ""

    @property
    def base_url(self) -> str:
        """Public address without a closing slash."""
        return f"https://{self.host}{self.prefix}"

    def start_stores(self) -> None:
        """PostgreSQL, Redis and Elasticsearch."""
        for name in ("postgresql", "redis", "elasticsearch"):
            self.services[name] = getattr(self, name).start()
        self.database = self.postgresql.create_database("fazhi")

    def copy_database(self, name: str) -> str:
        """A copy of the database under another name, as it is now; gives its address."""
        with psycopg.connect(self.postgresql.url, autocommit=True) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE fazhi").format(sql.Identifier(name))
            )
        return self.postgresql.database_url(name)

    def start_front(self, prefix: str | None = None) -> None:
        """The proxy and the application server with its workers; again below another prefix."""
        for name in ("nginx", "application"):
            if name in self.services:
                self.services.pop(name).stop()
        if prefix is not None:
            self.prefix = prefix
        socket_path = self.folder / "application.sock"
        values = {
            "server_name": "localhost",
            "certificate": str(self.certificate),
            "certificate_key": str(self.certificate_key),
            "application": f"unix:{socket_path}",
            "prefix": self.prefix,
            "static_root": str(self.folder / "static"),
            "media_root": str(self.folder / "media"),
            "upload_max": "22m",
            "cache": str(self.folder / "pages"),
            "access_log": str(self.folder / "access.log"),
        }
        # The proxy first: its port belongs to the address that the site is told.
        proxy = Nginx(NGINX_TEMPLATE.read_text(encoding="utf-8"), values)
        self.services["nginx"] = proxy.start()
        self.host = f"localhost:{proxy.port}"
        application = Process(
            "application server",
            [
                *("gunicorn", "fazhi.wsgi", "-w", str(WORKERS), "-b", f"unix:{socket_path}"),
                *("--timeout", "120"),
            ],
            self.environment(),
        )
        application.health = (socket_path, f"{self.prefix}/healthz")
        self.services["application"] = application.start()

    def start_jobs(self) -> None:
        """A Celery worker and the clock."""
        worker = Process(
            "Celery worker",
            ["celery", "-A", "fazhi", "worker", "--concurrency", "1", "--loglevel", "INFO"],
            self.environment(),
        )
        worker.ready_word = " ready."
        self.services["worker"] = worker.start()
        beat = Process(
            "Celery beat",
            ["celery", "-A", "fazhi", "beat", "--loglevel", "INFO"],
            self.environment(),
        )
        beat.ready_word = "beat: Starting"
        self.services["beat"] = beat.start()

    def environment(self) -> dict[str, str]:
        """What an operator would put into the unit files."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "DJANGO_SETTINGS_MODULE": "fazhi.settings.production",
            "FAZHI_ALLOWED_HOSTS": "localhost",
            "FAZHI_BASE_URL": self.base_url,
            "FAZHI_DATABASE_URL": self.database,
            "FAZHI_REDIS_URL": f"{self.redis.url}",
            "FAZHI_ELASTICSEARCH_URL": self.elasticsearch.url,
            "FAZHI_DATA_DIR": str(self.folder),
            "FAZHI_TRUSTED_PROXIES": "1",
            **self._secrets,
        }

    def manage(self, *arguments: str, **variables: str) -> str:
        """Runs a management command under production settings and gives what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env={**self.environment(), **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(arguments)}:\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def stop(self) -> None:
        """Stops whatever is running, the proxy first."""
        for service in reversed(list(self.services.values())):
            service.stop()
        self.services.clear()


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "certificate-key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths
