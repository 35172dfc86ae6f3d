"""Settings of the tests: the embedded installation, with every outside influence pinned.

``FAZHI_TEST_DATABASE_URL`` puts the same tests on PostgreSQL, where ``FAZHI_TEST_TEMPLATE`` names a
database that is migrated already.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

for _name in [n for n in os.environ if n.startswith("FAZHI_") and not n.startswith("FAZHI_TEST_")]:
    if _name not in {"FAZHI_REQUIRE_SERVICES", "FAZHI_ELASTICSEARCH_HOME", "FAZHI_CORPORA"}:
        del os.environ[_name]
for _name in ("HOST", "PORT"):
    os.environ.pop(_name, None)

if "FAZHI_TEST_DIR" not in os.environ:  # the workers of one run share the folder of the first
    os.environ["FAZHI_TEST_DIR"] = tempfile.mkdtemp(prefix="fazhi-tests-")
    atexit.register(shutil.rmtree, os.environ["FAZHI_TEST_DIR"], ignore_errors=True)
_folder = Path(os.environ["FAZHI_TEST_DIR"]) / os.environ.get("PYTEST_XDIST_WORKER", "main")
os.environ["FAZHI_DATA_DIR"] = str(_folder)

from fazhi.settings.dev import *  # noqa: E402, F403
from fazhi.settings.dev import DATABASES, INSTALLED_APPS  # noqa: E402
from fazhi.settings.services import parse_database  # noqa: E402

DEBUG = False
# Content of a kind that the site has not got yet.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.fazhi.signoff.leaflet"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECRET_KEY = "only-for-tests-" * 4
PERSONAL_DATA_KEYS = ["MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="]
LOOKUP_KEY = "lookup-key-of-the-tests"

# A file, not memory: threads of a live server share it, and `--reuse-db` finds it again.
DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}
if os.environ.get("FAZHI_TEST_DATABASE_URL"):
    DATABASES = {"default": parse_database(os.environ["FAZHI_TEST_DATABASE_URL"])}
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ.get("FAZHI_TEST_TEMPLATE")}

OUTBOX_EMAIL_BACKEND = EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
AXES_ENABLED = True
JOBS_ARE_WATCHED = False
SEARCH_LOG_SECONDS = None
