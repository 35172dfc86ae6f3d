"""``python -m benchmarks.law_imports PATH [FROM TO]``: imports laws into an installation and says how fast.

It prints JSON. FROM and TO choose laws in an order that is shuffled and always the same. What was imported is
released where no finding blocks it, with its captions, as in the demonstration.
"""

import json
import os
import random
import resource
import sys
import time
from pathlib import Path


def main() -> int:
    import django

    django.setup()
    from django.utils import timezone

    from legal_library.importers.run import run_import
    from legal_library.importers.sources import of_path
    from legal_library.models import LawVersion
    from legal_library.note_loading import load_notes

    sources = list(of_path(Path(sys.argv[1])))
    random.Random(0).shuffle(sources)
    if len(sys.argv) > 2:
        sources = sources[int(sys.argv[2]) : int(sys.argv[3])]
    begun, used = time.perf_counter(), time.process_time()
    report = run_import(sources)
    figures = {
        "laws": report.done,
        "seconds": time.perf_counter() - begun,
        "processor": time.process_time() - used,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    load_notes()
    LawVersion.objects.exclude(findings__severity="blocking").update(released_at=timezone.now())
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.dev")
    sys.exit(main())
