"""Django's settings. Importing them starts nothing and needs no server."""

import os

from brolly.config import database
from brolly.config.home import home, home_mark, secret

SECRET_KEY = secret("django").hex()
CONTEXT_KEY = secret("context")
# The key-encryption key lives here unless a credential or a file is named.
KEYS_FOLDER = home() / "keys"
DEBUG = False
DEMONSTRATION = os.environ.get("BROLLY_DEMONSTRATION") == "1"
HOSTS = os.environ.get("BROLLY_HOSTS", "localhost,127.0.0.1").split(",")
ALLOWED_HOSTS = [*HOSTS, "testserver"]
PUBLIC_URL = os.environ.get("BROLLY_URL", "http://localhost:8000")
# smtps://user:password@host:465, or smtp:// with STARTTLS. Without one nothing is sent.
SMTP_URL = os.environ.get("BROLLY_SMTP_URL", "")
SMTP_FROM = os.environ.get("BROLLY_SMTP_FROM", "")
# Where GOV.UK Notify is; another address is for trying things out.
NOTIFY_URL = os.environ.get("BROLLY_NOTIFY_URL", "")
HTTPS = PUBLIC_URL.startswith("https://")

ROOT_URLCONF = "brolly.config.urls"
WSGI_APPLICATION = "brolly.config.wsgi.application"
DATABASES = database.databases()
DATABASE_ROUTERS = ["brolly.config.database.KeysApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "brolly.access",
    "brolly.web",
    "brolly.history",
    "brolly.vault",
    "brolly.organisations",
    "brolly.consent",
    "brolly.disclosures",
    "brolly.police",
    "brolly.retention",
    "brolly.evaluation",
    "brolly.home",
    "brolly.incidents",
    "brolly.alerts",
    "brolly.sealed",
    "brolly.config",
]

# What is uploaded holds people: it stays in memory, and what is too large for that is not taken.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

MIDDLEWARE = [
    "brolly.web.middleware.OwnNames",
    "brolly.web.middleware.WholeRequests",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "brolly.web.middleware.PlainHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "brolly.web.middleware.OpenedByAddress",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["brolly.web.templatetags.posted"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "brolly.web.context.frame",
                "brolly.organisations.gate.frame",
            ],
        },
    }
]

AUTH_USER_MODEL = "organisations.StaffMember"
# Of allauth only the second factors are used, by pages of our own (docs/decisions/0005).
# Its limits count addresses of computers; ours count accounts, so its own are off.
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
MFA_RATE_LIMITS = False
MFA_ADAPTER = "brolly.organisations.gate.Factors"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # phones' clocks are half a minute off
MFA_RECOVERY_CODE_COUNT = 40  # a sheet is somebody's only factor, every day
MFA_RECOVERY_CODE_DIGITS = 10
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Files are served from where they stand: nothing to collect (brolly/web/assets.py).
# Where each history stood: a witness outside of the database.
CHECKPOINTS = home() / "checkpoints" / "history.txt"
# Signs those that are sent away; its public half stands on the settings page.
CHECKPOINT_KEY = secret("checkpoints")

STATIC_URL = "/static/"
STORAGES = {"staticfiles": {"BACKEND": "brolly.web.assets.Versioned"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 365 * 24 * 60 * 60
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
# By level (django.contrib.messages.constants): info, success, warning, error.
MESSAGE_TAGS = {20: "", 25: "ok", 30: "caution", 40: "danger"}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Two data folders on one machine share the host name, so their cookies must differ.
SESSION_COOKIE_NAME = f"brolly_{home_mark()}"
CSRF_COOKIE_NAME = f"brolly_csrf_{home_mark()}"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_CONTENT_TYPE_NOSNIFF = True
# With "no-referrer" a browser sends "Origin: null" with a form, and the CSRF check
# refuses it. To other sites "same-origin" tells just as little.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "brolly.web.views.csrf_failure"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if HTTPS else []
# One that knows the browser for its account, one for how pages look: never the same.
DEVICE_COOKIE_NAME = f"brolly_device_{home_mark()}"
LOOK_COOKIE_NAME = f"brolly_look_{home_mark()}"
LOGIN_URL = "/sign-in"
IDLE_SECONDS = 15 * 60
LEAVE_TO = "https://www.bbc.co.uk/weather"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'"],
        "script-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Errors are logged by type and place. Their text and the address may hold values.
DEFAULT_EXCEPTION_REPORTER = "brolly.web.logs.PlainReporter"
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "brolly.web.logs.TypeAndPlace"}},
    "handlers": {
        "null": {"class": "logging.NullHandler"},
        "plain": {"class": "logging.StreamHandler", "formatter": "plain"},
    },
    "root": {"handlers": ["plain"], "level": "WARNING"},
    "loggers": {
        # Its own handler mails administrators; the answers 4xx are not worth a line.
        "django": {"handlers": ["plain"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["null"], "propagate": False},
        # Addresses that they ask hold numbers and passwords.
        "apprise": {"handlers": ["null"], "propagate": False, "level": "WARNING"},
        "requests": {"handlers": ["null"], "propagate": False, "level": "ERROR"},
        "urllib3": {"handlers": ["null"], "propagate": False, "level": "ERROR"},
    },
}
