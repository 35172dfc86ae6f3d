"""A private nginx."""

import http.client
import os
import pwd
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from .base import HOST, Service

MIME_TYPES = Path("/etc/nginx/mime.types")
PLACEHOLDER = re.compile(r"@([a-z_]+)@")

# Everything that nginx would otherwise put where only root may write.
MAIN = """
daemon off;
{user}
worker_processes 1;
pid {directory}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 512; }}
http {{
    {mime_types}
    access_log {directory}/access.log;
    client_body_temp_path {directory}/temporary/body;
    proxy_temp_path {directory}/temporary/proxy;
    fastcgi_temp_path {directory}/temporary/fastcgi;
    uwsgi_temp_path {directory}/temporary/uwsgi;
    scgi_temp_path {directory}/temporary/scgi;
{http}
}}
"""


class Nginx(Service):
    """Serves what stands in the ``http`` block that the caller gives.

    In it, ``@listen@`` and ``@listen_plain@`` are addresses to listen on, ``@directory@`` the
    server's own folder, and any other ``@name@`` a value that the caller gives with it. A name without
    a value raises ValueError.
    """

    title = "nginx"
    port_count = 2
    start_seconds: ClassVar[float] = 15

    def __init__(self, http_block: str, values: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._http_block = http_block
        self._values = dict(values or {})

    @classmethod
    def missing(cls) -> str | None:
        return None if program() else "nginx is not installed: run scripts/install-services"

    @property
    def url(self) -> str:
        """Where it serves, without a slash at the end."""
        return f"http://{HOST}:{self.port}"

    @property
    def access_log(self) -> Path:
        """One line for each request, while the server runs."""
        return self.directory / "access.log"

    def prepare(self) -> None:
        (self.directory / "temporary").mkdir()
        configuration = MAIN.format(
            directory=self.directory,
            # The workers of a master that is root would become nobody and could not read the tester's files.
            user=f"user {pwd.getpwuid(0).pw_name};" if os.geteuid() == 0 else "",
            mime_types=f"include {MIME_TYPES};" if MIME_TYPES.exists() else "",
            http=self._filled_in(),
        )
        (self.directory / "nginx.conf").write_text(configuration)

    def command(self) -> list[str | Path]:
        executable = program()
        assert executable, "start() has asked missing()"
        configuration = self.directory / "nginx.conf"
        return [executable, "-e", "stderr", "-p", self.directory, "-c", configuration]

    def answers(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.connect()  # what it answers is the caller's affair
        finally:
            connection.close()
        return True

    def _filled_in(self) -> str:
        values = {
            **self._values,
            "listen": f"{HOST}:{self.port}",
            "listen_plain": f"{HOST}:{self.ports[1]}",
            "directory": str(self.directory),
        }
        if unknown := set(PLACEHOLDER.findall(self._http_block)) - values.keys():
            raise ValueError(
                f"no value for {', '.join(sorted(unknown))} in the nginx configuration"
            )
        return PLACEHOLDER.sub(lambda match: values[match[1]], self._http_block)


def program() -> str | None:
    """The executable, also where only root has its folder in the path."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
