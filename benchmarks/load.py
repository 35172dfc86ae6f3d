"""Load on a page of this machine, by ``wrk``."""

import re
import shutil
import subprocess
import sys


def requests_per_second(url: str, seconds: int, connections: int = 8) -> float:
    """Rate of answers with status 200; raises `SystemExit` when wrk is missing or answers fail."""
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed: apt-get install wrk")
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", url],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        sys.exit(output)
    found = re.search(r"Requests/sec:\s+([\d.]+)", output)
    return float(found.group(1)) if found else 0.0
