"""Django's settings. Importing them starts nothing and needs no server."""

import os

from brolly.config import database
from brolly.config.home import clone_mark, secret

SECRET_KEY = secret("django").hex()
CONTEXT_KEY = secret("context")
DEBUG = False
DEMONSTRATION = os.environ.get("BROLLY_DEMONSTRATION") == "1"
HOSTS = os.environ.get("BROLLY_HOSTS", "localhost,127.0.0.1").split(",")
ALLOWED_HOSTS = [*HOSTS, "testserver"]
PUBLIC_URL = os.environ.get("BROLLY_URL", "http://localhost:8000")
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
    "procrastinate.contrib.django",
    "brolly.access",
    "brolly.history",
    "brolly.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

STATIC_URL = "/static/"

# Two clones on one machine share the host name, so their cookies must differ.
SESSION_COOKIE_NAME = f"brolly_{clone_mark()}"
CSRF_COOKIE_NAME = f"brolly_csrf_{clone_mark()}"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"null": {"class": "logging.NullHandler"}},
    # Django's request logger writes addresses and exception text, which may hold values.
    "loggers": {"django.request": {"handlers": ["null"], "propagate": False}},
}
