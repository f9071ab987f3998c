"""Settings of an installation. What differs between installations comes from the environment or from HUOLTO_HOME.

HUOLTO_HOME, DATABASE_URL: see `foundation/home.py` and `foundation/database`. HUOLTO_HOSTS: host names served,
separated by commas. HUOLTO_TRUSTED_PROXIES: see `client_address.py`;
HUOLTO_METRICS_TOKEN: see `probes.py`; HUOLTO_FILES: see `foundation/file_store.py`. HUOLTO_MAIL: `file` (default: mails become files in HUOLTO_HOME/mail), `console`, or
`smtp://user:password@host:587?tls=1`. HUOLTO_DEMO=1: the demonstration. HUOLTO_HTTPS=1: served over TLS.
"""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF

from huolto.foundation import logs
from huolto.foundation.database import settings_from_environment
from huolto.foundation.file_store import storage_settings
from huolto.foundation.home import home_folder

PACKAGE = Path(__file__).resolve().parents[2]
HOME = home_folder()

DEBUG = False
IS_DEMONSTRATION = os.environ.get("HUOLTO_DEMO") == "1"
IS_HTTPS = os.environ.get("HUOLTO_HTTPS") == "1"
SECRET_KEY = HOME.secret_key()
ALLOWED_HOSTS = [host for host in os.environ.get("HUOLTO_HOSTS", "").split(",") if host] or [
    "localhost",
    "127.0.0.1",
    "[::1]",
]
TRUSTED_PROXIES = [
    each.strip() for each in os.environ.get("HUOLTO_TRUSTED_PROXIES", "").split(",") if each.strip()
]
METRICS_TOKEN = os.environ.get("HUOLTO_METRICS_TOKEN", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "huolto.foundation",
    "huolto.parties",
    "huolto.privacy",
    "huolto.catalogue",
    "huolto.register",
    "huolto.stock",
    "huolto.agreements",
    "huolto.charges",
    "huolto.desk",
    "huolto.knowledge",
    "huolto.shop",
    "huolto.invoicing",
    "huolto.connectors",
    "huolto.portal",
    "huolto.workbench",
    "huolto.api",
    "huolto.demo",
    "huolto.config",
]

BASELINE = PACKAGE / "config" / "baseline.sql"
"""What an empty database starts from; `make baseline` writes it."""

MIDDLEWARE = [
    "huolto.config.client_address.ClientAddressMiddleware",
    "huolto.config.probes.ProbesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "huolto.config.static_files.CompressedStaticMiddleware",
    # Before whatever may refuse a request, so that error pages carry the headers too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "huolto.config.middleware.PermissionsPolicyMiddleware",
    "huolto.foundation.logs.RequestIdMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "huolto.foundation.middleware.ProviderMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "huolto.config.middleware.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "huolto.foundation.localisation.LocalisationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "huolto.config.middleware.ActorMiddleware",
]

ROOT_URLCONF = "huolto.config.urls"
WSGI_APPLICATION = "huolto.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "template_partials.templatetags.partials",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": settings_from_environment()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # In the database, so that rate limits hold over as many web processes as there are.
    # Room for a day of drawn questions: what is thrown out for want of it could be somebody's limit.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
AFTER_UPGRADE = ["huolto.knowledge.commands.ship_to_all"]
"""What each start does once the tables are at this code's state; each does nothing where all is as it should be."""
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

AUTH_USER_MODEL = "parties.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "huolto.parties.hashers.PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
ACCOUNT_ADAPTER = "huolto.portal.account_adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "hand_over_link": "60/m/ip",
    "trial_mail": "6/m/user",
}

SESSION_ENGINE = "huolto.foundation.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_FAILURE_VIEW = "huolto.foundation.error_pages.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

HUOLTO_API_CALLS_A_MINUTE = int(os.environ.get("HUOLTO_API_CALLS_A_MINUTE", "600"))
"""How often a program may call the API with one token, for tokens made from now on."""
HUOLTO_API_BODY_LIMIT = 2_000_000
"""Bytes of a body that the API reads; uploads of device lists may be as large as on pages."""
HUOLTO_WEBHOOKS_TO_LOOPBACK = os.environ.get("HUOLTO_WEBHOOKS_TO_LOOPBACK") == "1"
"""Webhooks may lead to this machine, and over plain http: to try them out, never where strangers set them up."""

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("fi", "Suomi"),
    ("sv", "Svenska"),
    ("nb", "Norsk bokmål"),
    ("fa", "فارسی"),
]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME.path / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = HOME.files
STORAGES = {
    "default": storage_settings(HOME),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

_mail = urlsplit(os.environ.get("HUOLTO_MAIL", "file"))
if _mail.scheme in ("smtp", "smtps"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or "localhost"
    EMAIL_PORT = _mail.port or (465 if _mail.scheme == "smtps" else 587)
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = parse_qs(_mail.query).get("tls") == ["1"]
    EMAIL_TIMEOUT = 30
elif _mail.path == "console":
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(HOME.mail)
DEFAULT_FROM_EMAIL = os.environ.get("HUOLTO_MAIL_FROM", "Huolto <huolto@localhost>")
HUOLTO_MAIL_DOMAIN = DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
HUOLTO_BASE_URL = os.environ.get("HUOLTO_BASE_URL", "http://127.0.0.1:8000")
"""Where mails send their readers: the address of this installation, without a slash at its end."""

LOGGING = logs.settings()
SILENCED_SYSTEM_CHECKS: list[str] = []
