"""The embedded installation: SQLite, local files, no service to start and no key to set."""

import socket

from cryptography.fernet import Fernet

from fazhi.env import kept_secret
from fazhi.env_values import fernet_key
from fazhi.settings.base import *  # noqa: F403
from fazhi.settings.base import MIDDLEWARE, env
from fazhi.settings.services import caches, embedded_database, logging, mail, storages, tasks

DEBUG = env.debug

SECRET_KEY = (
    env.secret_key.get_secret_value() if env.secret_key else kept_secret(env.data_dir, "secret-key")
)
PERSONAL_DATA_KEYS = env.personal_data_keys or [
    kept_secret(
        env.data_dir, "personal-data-key", lambda: Fernet.generate_key().decode(), fernet_key
    )
]
LOOKUP_KEY = (
    env.lookup_key.get_secret_value() if env.lookup_key else kept_secret(env.data_dir, "lookup-key")
)

# On all interfaces the town hall's machines reach the site by address or by the machine's name.
ALLOWED_HOSTS = env.allowed_hosts or (
    ["*"]
    if env.on_all_interfaces
    else ["localhost", "127.0.0.1", "[::1]", env.host, socket.gethostname()]
)
# Any host is taken then, a stranger's too: it must not get into mail that the site sends.
PUBLIC_ORIGIN = env.origin or (env.own_url if "*" in ALLOWED_HOSTS else "")

DATABASES = {"default": embedded_database(env)}
CACHES = caches(env)
STORAGES = storages(env, hashed_static=False)
TASKS = tasks(env)
LOGGING = logging(env, "text")
vars().update(mail(env))

# No `collectstatic`: files are served from where they lie.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
if DEBUG:
    MIDDLEWARE = [m for m in MIDDLEWARE if "whitenoise" not in m]

SERVE_MEDIA = True
JOBS_ARE_WATCHED = not DEBUG  # `make dev` starts nobody to run them
