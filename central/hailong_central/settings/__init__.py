"""Settings of the service. Everything that differs between installations comes from ``HAILONG_CENTRAL_*``."""

import os
from pathlib import Path

import fontpkg_noto_sans

from hailong_central.settings import place

_PACKAGE = Path(__file__).resolve().parent.parent

HAILONG_DATA = place.data_folder(os.environ)
HAILONG_SERVICE_NAME = os.environ.get("HAILONG_CENTRAL_NAME", "Cục Hải quan: hệ thống tiếp nhận phiếu đánh giá")
HAILONG_ADDRESS = os.environ.get("HAILONG_CENTRAL_ADDRESS", "")
HAILONG_OLDEST_CLIENT = os.environ.get("HAILONG_CENTRAL_OLDEST_CLIENT", "0.1.0")
HAILONG_MAX_BODY = 1 << 20
HAILONG_CALLS_A_MINUTE = int(os.environ.get("HAILONG_CENTRAL_CALLS_A_MINUTE", "600"))
HAILONG_ENROLMENTS_A_MINUTE = int(os.environ.get("HAILONG_CENTRAL_ENROLMENTS_A_MINUTE", "20"))

HAILONG_KEYS = os.environ.get("HAILONG_CENTRAL_KEYS", "")
SECRET_KEY = place.secret_key(os.environ, HAILONG_DATA)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("HAILONG_CENTRAL_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
ROOT_URLCONF = "hailong_central.urls"
WSGI_APPLICATION = "hailong_central.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "hailong_central.service",
    "hailong_central.audit",
    "hailong_central.accounts",
    "hailong_central.enterprises",
    "hailong_central.catalogue",
    "hailong_central.sheets",
    "hailong_central.legal",
    "hailong_central.api",
    "hailong_central.staff",
]
MIDDLEWARE = [
    "hailong_central.api.middleware.label",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hailong_central.api.middleware.body_limit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hailong_central.staff.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hailong_central.staff.middleware.console_headers",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

DATABASES = {"default": place.database(os.environ, HAILONG_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.StaffUser"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "staff:sign-in"
LOGIN_REDIRECT_URL = "staff:home"
LOGOUT_REDIRECT_URL = "staff:sign-in"
SESSION_COOKIE_AGE = 30 * 60  # idle: every request prolongs it
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if os.environ.get("HAILONG_CENTRAL_HTTPS") == "1":  # behind a proxy that speaks HTTPS and sets this header itself
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # counters of a minute: at the usual 300 devices would lose theirs
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = HAILONG_MAX_BODY

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [_PACKAGE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [("fonts", fontpkg_noto_sans.ROOT / "files")]  # Noto Sans draws every Vietnamese letter whole
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "hailong_central.service.log.LineFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Without propagate=False Django's own handler would mail and print a second time.
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
