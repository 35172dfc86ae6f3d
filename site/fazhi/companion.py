"""Gunicorn with a companion: the process for jobs lives and ends with the site."""

import os
import signal
import time
from contextlib import suppress

from gunicorn.arbiter import Arbiter

from fazhi.jobs.processes import has_ended
from fazhi.jobs.worker import GRACE_SECONDS, start_beside


class ArbiterWithJobs(Arbiter):
    """Starts the process for jobs after the first worker, again whenever it ends, and ends it last."""

    companion = 0

    def manage_workers(self) -> None:
        """Called every second."""
        super().manage_workers()
        if not self.companion or has_ended(self.companion):
            self.companion = start_beside(self._let_go_of_the_site)

    def stop(self, graceful: bool = True) -> None:
        """Both are told at once; the run at hand may take its time."""
        companion, self.companion = self.companion, 0
        if companion and not has_ended(companion):
            os.kill(companion, signal.SIGTERM)
        super().stop(graceful)
        deadline = time.monotonic() + 2 * GRACE_SECONDS
        while companion and not has_ended(companion):
            if time.monotonic() > deadline:
                with suppress(ProcessLookupError):
                    os.kill(companion, signal.SIGKILL)
            time.sleep(0.05)

    def _let_go_of_the_site(self) -> None:
        """In the companion: the port must be free when the site has ended and this has not yet."""
        for listener in self.LISTENERS:
            listener.close()
        for worker in self.WORKERS.values():
            worker.tmp.close()
