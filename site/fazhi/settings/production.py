"""Production: nothing is guessed, and what is missing is named before anything starts."""

import re

from fazhi.env import require
from fazhi.settings.base import *  # noqa: F403
from fazhi.settings.base import env
from fazhi.settings.services import caches, database, logging, mail, storages, tasks

require(env)
assert env.secret_key is not None  # noqa: S101 - for the type checker; `require` has looked
assert env.lookup_key is not None  # noqa: S101

SECRET_KEY = env.secret_key.get_secret_value()
PERSONAL_DATA_KEYS = env.personal_data_keys
LOOKUP_KEY = env.lookup_key.get_secret_value()

DATABASES = {"default": database(env)}
CACHES = caches(env)
STORAGES = storages(env, hashed_static=True)
TASKS = tasks(env)
LOGGING = logging(env, "json")
vars().update(mail(env))

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
# Health checks come from inside, without TLS. Django compares the path with the sub-path before it.
_sub_path = re.escape(f"{env.script_name}/".removeprefix("/"))
SECURE_REDIRECT_EXEMPT = [rf"^{_sub_path}healthz$", rf"^{_sub_path}readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

SILENCED_SYSTEM_CHECKS = [
    # The site is a channel below a host name of the county or city: neither the other subdomains
    # nor the browsers' preload list are this installation's to decide about.
    "security.W005",
    "security.W021",
]
