"""Settings. Everything a server must choose comes from the environment (README lists it)."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from nyttiga import database
from nyttiga.secrets import secret

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("NYTTIGA_DATA", BASE_DIR / "var")).resolve()

DEBUG = False  # a fault never shows a trace, in development neither: it is in the log
DEMO = os.environ.get("NYTTIGA_DEMO") == "1"  # `make run`: invented people, mail shown on a page
SECRET_KEY = secret("secret_key", DATA_DIR)
# Two keys: who steals the blind index still cannot read a personnummer, and the other way round.
FIELD_ENCRYPTION_KEYS = secret("field_keys", DATA_DIR).split(",")
FIELD_INDEX_KEY = secret("index_key", DATA_DIR)

ALLOWED_HOSTS = os.environ.get("NYTTIGA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = os.environ.get("NYTTIGA_HTTPS") == "1"
# Where links in mails lead that no page asked for.
SITE_URL = os.environ.get(
    "NYTTIGA_URL", f"https://{ALLOWED_HOSTS[0]}" if HTTPS else "http://127.0.0.1:8000"
).rstrip("/")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "simple_history",
    "nyttiga.ui",
    "nyttiga.projects",
    "nyttiga.accounts",
    "nyttiga.audit",
    "nyttiga.jobs",
    "nyttiga.links",
    "nyttiga.occasions",
    "enterprises",
    "participants",
    "agreements",
    "reporting",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Outermost, so that an error's page has these headers too.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nyttiga.ui.caching.NeverStoredMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "nyttiga.ui.readonly.ReadOnlyGetMiddleware",
    "nyttiga.ui.fence.FenceMiddleware",
    "nyttiga.accounts.middleware.ProjectAccessMiddleware",
]

ROOT_URLCONF = "nyttiga.urls"
WSGI_APPLICATION = "nyttiga.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "nyttiga.ui.navigation.navigation",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Commands work in every project, a web server in the one that its user has entered (ui/fence.py).
EVERY_PROJECT = os.environ.get("NYTTIGA_EVERY_PROJECT") == "1"
DATABASES = database.configure(DATA_DIR, os.environ)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Tables whose rows the application may add but never change or remove.
APPEND_ONLY_TABLES = [
    "audit_read",
    "reporting_frozenreport",
    "reporting_frozenfile",
    "reporting_reportstep",
]

CACHES = {
    # In the database, so that the limit on sign-in attempts holds across all server processes.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True
# Only what asks for it (`|kr`, `floatformat:"g"`) is grouped: a key in an address never may be.
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["nyttiga.ui.formats"]

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "build" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Sign-in -----------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "nyttiga.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation is the proof of the address
ACCOUNT_PREVENT_ENUMERATION = True
# A mail to an unknown address would offer to sign up, which nobody can.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A code in a mail, for supervisors at enterprises. Three guesses a code and few codes: six
# digits are enough, and can be typed on a phone with one thumb.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,5/15m/key,20/d/key"}
ACCOUNT_FORMS = {
    "request_login_code": "nyttiga.accounts.login_code.RequestCodeForm",
    "confirm_login_code": "nyttiga.accounts.login_code.CodeForm",
}
# The second step. An invitation is the proof of the address, so none is left to verify.
MFA_ADAPTER = "nyttiga.accounts.second_factor.Adapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Nyttiga affärer"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute wrong
MFA_FORMS = {
    "activate_totp": "nyttiga.accounts.second_factor.SetUpForm",
    "authenticate": "nyttiga.accounts.second_factor.SecondStepForm",
    "reauthenticate": "nyttiga.accounts.second_factor.AgainForm",
}
# In the demo everybody is invented and has the same password.
SECOND_FACTOR_REQUIRED = not DEMO
# How many proxies stand in front, so that the limits see the real address.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("NYTTIGA_PROXIES", "0"))
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Messages name people; a cookie would carry the name and keep it in the browser.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Mail: queued in the database, sent by the worker ------------------------------------
EMAIL_BACKEND = "nyttiga.jobs.mail.QueuedEmailBackend"
MAIL_DELIVERY_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("NYTTIGA_SMTP_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_HOST = os.environ.get("NYTTIGA_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("NYTTIGA_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("NYTTIGA_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("NYTTIGA_SMTP_PASSWORD", "")
EMAIL_USE_TLS = True
DEFAULT_FROM_EMAIL = os.environ.get("NYTTIGA_MAIL_FROM", "Nyttiga affärer <noreply@localhost>")

# --- Browser safety ----------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its icons as data: images
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024  # the Excel register, 100 000 rows

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_personal_data": {"()": "nyttiga.ui.logs.PathOnly"}},
    "formatters": {
        "line": {
            "()": "nyttiga.ui.logs.TraceWithoutValues",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_personal_data"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"nyttiga": {"level": "INFO"}},
}
