"""A private Elasticsearch node, as scripts/elasticsearch installs it."""

import http.client
import json
import subprocess
from pathlib import Path
from typing import ClassVar

from .base import HOST, Service

# Half the processor time to start. A benchmark wants the optimising compiler, which pays after minutes.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
SCRIPTS = Path(__file__).resolve().parents[2] / "scripts" / "elasticsearch"


class Elasticsearch(Service):
    """One node without security on its own data; see docs/services.md for what it has and what it has not."""

    title = "Elasticsearch"
    port_count = 2  # HTTP and transport
    start_seconds: ClassVar[float] = 120  # five on an idle machine
    stop_seconds: ClassVar[float] = 15

    def __init__(self, *, quick_start: bool = True) -> None:
        super().__init__()
        self._quick_start = quick_start

    @classmethod
    def missing(cls) -> str | None:
        if not (home() / "launcher").is_dir():
            return f"Elasticsearch is not installed in {home()}: run scripts/install-services"
        if subprocess.run([SCRIPTS / "find-java"], capture_output=True, check=False).returncode:
            return "Elasticsearch needs Java 21 or newer: run scripts/install-services"
        return None

    @property
    def url(self) -> str:
        """What the client connects to."""
        return f"http://{HOST}:{self.port}"

    def command(self) -> list[str | Path]:
        http_port, transport_port = self.ports
        data = self.directory / "data"
        return [SCRIPTS / "start", home(), data, str(http_port), str(transport_port)]

    def environment(self) -> dict[str, str]:
        environment = super().environment()
        if self._quick_start:
            options = f"{environment.get('JDK_JAVA_OPTIONS', '')} {QUICK_START}"
            environment["JDK_JAVA_OPTIONS"] = options.strip()
        return environment

    def answers(self) -> bool:
        # Not urllib: a proxy in the environment must not be asked for this machine.
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/_cluster/health?wait_for_status=yellow&timeout=3s")
            response = connection.getresponse()
            health = json.load(response)
            return response.status == 200 and health["status"] in {"yellow", "green"}
        except http.client.HTTPException:
            return False
        finally:
            connection.close()


def home() -> Path:
    """The folder that `scripts/elasticsearch/install` builds."""
    answer = subprocess.run(
        [SCRIPTS / "install", "--where"], capture_output=True, text=True, check=True
    )
    return Path(answer.stdout.strip())
