"""What embedded and production installations share. Production is strict; dev relaxes it."""

from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE

from fazhi.env import ROOT, read_environment
from fazhi.media.limits import PICTURE_FORMATS, PICTURE_PIXELS
from fazhi.settings.services import celery

env = read_environment()

PROJECT = ROOT / "site" / "fazhi"
DEBUG = False

INSTALLED_APPS = [
    "fazhi.apps.FazhiConfig",
    "fazhi.admin_search",
    "fazhi.charts",
    "fazhi.documents",
    "fazhi.jobs",
    "fazhi.imports",
    "fazhi.town",
    "fazhi.links",
    "fazhi.accounts",
    "fazhi.allowances",
    "fazhi.departments",
    "fazhi.places",
    "fazhi.people",
    "fazhi.outbox",
    "fazhi.worklist",
    "fazhi.media",
    "fazhi.navigation",
    "fazhi.certificates",
    "fazhi.design_system",
    "fazhi.signoff",
    "fazhi.feedback",
    "search",
    "cms_pages.kit",
    "legal_library",
    "events",
    "cms_pages.services",
    "cms_pages.general",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "fazhi.accounts.wagtail_users.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "fazhi.logging.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside of whatever answers for the views, with an error above all.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "fazhi.functional_cookies.VaryMiddleware",
    "fazhi.navigation.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "fazhi.navigation.reading.ReadingMiddleware",
    "fazhi.navigation.middleware.LanguageFromPathMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fazhi.accounts.middleware.AdminGateMiddleware",
    "axes.middleware.AxesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "fazhi.signoff.refusals.RefusalMiddleware",
    "fazhi.client_errors.ClientErrorsMiddleware",
]

ROOT_URLCONF = "fazhi.urls"
CSRF_FAILURE_VIEW = "fazhi.navigation.errors.csrf_failure"
WSGI_APPLICATION = "fazhi.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        # The house's own templates come first: its app stands first.
                        "fazhi.libraries.templates.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Languages and time. Legal deadlines are counted in Asia/Shanghai; the database holds UTC.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
# The project's own words, then the words that libraries lack in Chinese.
LOCALE_PATHS = [PROJECT / "locale", PROJECT / "locale_upstream"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# Publishing follows from a sign-off, never from the state of another language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
WAGTAIL_USER_TIME_ZONES = ["Asia/Shanghai"]

# The public address; its path is the sub-path that the site lives under.
FORCE_SCRIPT_NAME = env.script_name or None
ALLOWED_HOSTS = list(env.allowed_hosts)
CSRF_TRUSTED_ORIGINS = [env.origin] if env.origin else []
ADMIN_PATH = env.admin_path
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = f"{env.script_name}/"
if env.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SECRET_KEY_FALLBACKS = list(env.secret_key_fallbacks)

# Files. Paths without a leading slash follow the sub-path.
# Complete, with the sub-path: the storage of static files keeps what it reads first.
STATIC_URL = f"{env.script_name}/static/"
STATIC_ROOT: Path | None = env.static_root or env.data_dir / "static"
STATICFILES_DIRS = [PROJECT / "static"]
MEDIA_URL = f"{env.script_name}/media/"
SERVE_MEDIA = False
MAINTENANCE_FILE = env.data_dir / "maintenance.json"
MEDIA_ROOT = env.data_dir / "media"
UPLOAD_MAX_BYTES = env.upload_max_mb * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o644

# Accounts (docs/accounts.md). One door for everybody: allauth's sign-in, watched by axes.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
TRUSTED_PROXIES = env.trusted_proxies
PUBLIC_ORIGIN = env.origin

ACCOUNT_ADAPTER = "fazhi.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_DISPLAY = str
# allauth's own generator keeps a second copy of the address, which outlives a change of it.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
# `login_failed` counts wrong codes of the second factor; wrong passwords are axes's to count.
# A whole town hall may share one address.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "5/15m/key",
    "reset_password": "20/m/ip,5/h/key",
}
ACCOUNT_FORMS = {
    "login": "fazhi.accounts.forms.LoginForm",
    "reauthenticate": "fazhi.accounts.forms.ReauthenticateForm",
    "change_password": "fazhi.accounts.forms.ChangePasswordForm",
    "set_password": "fazhi.accounts.forms.SetPasswordForm",
    "reset_password": "fazhi.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "fazhi.accounts.forms.ResetPasswordKeyForm",
}

AXES_HANDLER = "fazhi.accounts.lockout.LockoutHandler"
AXES_FAILURE_LIMIT = 5
AXES_FAILURE_LIMIT_PER_ADDRESS = 50
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_USERNAME_CALLABLE = "fazhi.accounts.lockout.attempted_account"
AXES_CLIENT_IP_CALLABLE = "fazhi.accounts.addresses.counted_address"
AXES_LOCKOUT_CALLABLE = "fazhi.accounts.lockout.locked_response"
AXES_SENSITIVE_PARAMETERS = ["login", "next", "csrfmiddlewaretoken", "username", "ip_address"]
AXES_VERBOSE = False

REQUIRE_SECOND_FACTOR = env.require_second_factor
MFA_ADAPTER = "fazhi.accounts.adapters.SecondFactorAdapter"
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are entered by administrators
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
# Browsers allow passkeys on https and, for trials, on http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not env.base_url.startswith("https://")
MFA_FORMS = {
    "authenticate": "fazhi.accounts.forms.AuthenticateForm",
    "reauthenticate": "fazhi.accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "fazhi.accounts.forms.ActivateTOTPForm",
    "authenticate_webauthn": "fazhi.accounts.forms.AuthenticateByPasskeyForm",
    "login_webauthn": "fazhi.accounts.forms.LoginByPasskeyForm",
    "reauthenticate_webauthn": "fazhi.accounts.forms.ReauthenticateByPasskeyForm",
    "add_webauthn": "fazhi.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "fazhi.accounts.forms.RenamePasskeyForm",
}

# Passwords and addresses have one page each; the administration's copies stay closed.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False

# Wagtail
WAGTAIL_SITE_NAME = _("Rule of law")
WAGTAILADMIN_BASE_URL = env.base_url or env.own_url
WAGTAILIMAGES_IMAGE_MODEL = "media.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.CustomDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_FORM_BASE = "fazhi.media.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "fazhi.media.forms.DocumentForm"
WAGTAILIMAGES_RENDITION_STORAGE = "public"
WAGTAILIMAGES_EXTENSIONS = list(PICTURE_FORMATS)
WAGTAILIMAGES_MAX_IMAGE_PIXELS = PICTURE_PIXELS
WAGTAILIMAGES_MAX_UPLOAD_SIZE = UPLOAD_MAX_BYTES
WAGTAILDOCS_MAX_UPLOAD_SIZE = UPLOAD_MAX_BYTES
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "fazhi.admin_search"}}
# Nothing of the administration asks another host.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Goes live after the last step, whoever takes that.
WAGTAIL_FINISH_WORKFLOW_ACTION = "fazhi.signoff.finishing.publish_released"
WAGTAILADMIN_RECENT_EDITS_LIMIT = 5

# Security
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
# Wagtail's administration writes styles and small scripts into its pages.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
X_FRAME_OPTIONS = "DENY"  # Wagtail relaxes it for its previews
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

ELASTICSEARCH_URL = env.elasticsearch_url.get_secret_value() if env.elasticsearch_url else ""
ELASTICSEARCH_PREFIX = env.elasticsearch_prefix

JOBS_ARE_WATCHED = True

# After so many seconds what was searched for is written to the log; None: only when told to.
SEARCH_LOG_SECONDS: float | None = 5.0
vars().update(celery(env))

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.email_from

# Everything that leaves is written to the outbox first (docs/outbox.md).
EMAIL_BACKEND = "fazhi.outbox.backend.OutboxBackend"
OUTBOX_ENVELOPE_SENDER = parseaddr(env.email_from)[1]  # where mail servers send what comes back
# How long a message belongs to who claimed it, and the most that handing it over can take.
OUTBOX_LEASE = timedelta(minutes=10)
OUTBOX_LONGEST_DELIVERY = timedelta(minutes=4)
OUTBOX_WEBHOOK_HOSTS = [host.lower() for host in env.webhook_hosts]
OUTBOX_SMS_PROVIDER = env.sms_provider
OUTBOX_BOUNCES_IMAP_URL = env.bounces_imap_url.get_secret_value() if env.bounces_imap_url else ""
