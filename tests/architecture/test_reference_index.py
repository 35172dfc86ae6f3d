"""What refers to what is recorded from the first row on, whoever writes it."""

import subprocess
import sys

LATE = """
import django
django.setup()
from django.urls import get_resolver
from wagtail.models import ReferenceIndex
before = set(ReferenceIndex.tracked_models)
assert get_resolver().url_patterns
print(sorted(model.__name__ for model in set(ReferenceIndex.tracked_models) - before))
"""


def test_no_model_joins_the_reference_index_only_with_the_addresses() -> None:
    """Commands never load the addresses; what they write must be recorded all the same."""
    found = subprocess.run([sys.executable, "-c", LATE], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
