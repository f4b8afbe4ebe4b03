"""Every setting, from the environment, safe when nothing is set (see .env.example)."""

import secrets
from pathlib import Path

import django_stubs_ext
import drf_spectacular_sidecar
import environ
from django.core.exceptions import ImproperlyConfigured

from config.logs import LOGS as LOGGING  # noqa: F401 -- read by Django

# Before any form or admin class is read: ModelForm[Baby] then works.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()  # type: ignore[no-untyped-call]  # it has no hints
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
# For a demo on one's own machine only: no TLS, so no secure cookies either.
PLAIN_HTTP = env.bool("PLAIN_HTTP", default=DEBUG)
# How many proxies of ours stand in front and set X-Forwarded-For and -Proto.
PROXIES = env.int("PROXIES", default=0)

SECRET_KEY = env.str("SECRET_KEY", default="")
if DEBUG and not SECRET_KEY:
    SECRET_KEY = secrets.token_urlsafe(64)
if not DEBUG and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5):
    raise ImproperlyConfigured(
        "SECRET_KEY is missing, too short or the example's. Set SECRET_KEY to at "
        "least 50 random characters, for instance the output of "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'."
    )
# Earlier keys that still open what they sealed, after a change of SECRET_KEY.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# Where mails lead to; nothing that a browser says may decide that.
PUBLIC_URL = env.str("PUBLIC_URL", default="").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CSRF_FAILURE_VIEW = "config.views.csrf_failure"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = not PLAIN_HTTP
CSRF_COOKIE_HTTPONLY = True
# A parent at night should not be asked for a password: two months.
SESSION_COOKIE_AGE = 60 * 24 * 60 * 60
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else env.int("HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not PLAIN_HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        **{
            f"{kind}-src": ["'self'"]
            for kind in ("script", "style", "font", "connect", "manifest", "worker")
        },
        "form-action": ["'self'"],
        "img-src": ["'self'", "data:"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}
# Far above any real form, so that a note that is much too long comes back whole,
# with a sentence beside it; what is larger still gets the page for 413.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

INSTALLED_APPS = [
    "accounts",
    "babies",
    "milestones",
    "clinics",
    "exchange",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    # Outermost, so that it also sees what the others refuse.
    "config.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.private.PrivateAnswersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "config.charset.UTF8Middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.languages.LanguageMiddleware",
    "accounts.devices.LastSeenMiddleware",
    # Before the sign-in check, which would drop what was typed.
    "accounts.kept.KeptPostMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "config.urls"
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
                "accounts.themes.theme",
            ],
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": env.db("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_MAX_AGE"] = None
    # FULL: a family's diary outlives a power cut. NORMAL is twice as quick.
    SQLITE_SYNCHRONOUS = env.str("SQLITE_SYNCHRONOUS", default="FULL")
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        # While a large diary is brought back, others wait rather than fail.
        "timeout": 30,
        "init_command": (
            f"PRAGMA journal_mode=WAL;PRAGMA synchronous={SQLITE_SYNCHRONOUS};"
            "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;"
            "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 2, "max_size": 8, "timeout": 10}
    }
# Sign-in limits must be counted across workers; see docs/adr/0006.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        # With Django's 300, a guesser could push the counts out.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# Exports and imports, which take longer than a page may; see docs/adr/0013.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# The largest diary, with its photos, that somebody may bring back there.
ARCHIVE_MAX_MB = env.int("ARCHIVE_MAX_MB", default=64)
LARGE_UPLOADS = ("/bring-back/", "/api/v1/archives/")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "babies:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "accounts:landing"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = env.str("EMAIL_VERIFICATION", default="optional")
# Sign-up too keeps quiet about known e-mails, once they must be confirmed.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
# Whoever changes a password or a second step is told so by mail.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

# Staff sign in with a second step. Only a demo on one's own machine may do without.
STAFF_TWO_FACTOR = env.str("STAFF_TWO_FACTOR", default="required")
if STAFF_TWO_FACTOR not in {"required", "optional"} or (
    STAFF_TWO_FACTOR == "optional" and not PLAIN_HTTP
):
    raise ImproperlyConfigured(
        "STAFF_TWO_FACTOR must be required. Leave it out; optional is for the demo "
        "that `make run` starts, and works with PLAIN_HTTP=on only."
    )
MFA_ADAPTER = "accounts.mfa.MFAAdapter"
MFA_FORMS = {
    "activate_totp": "accounts.forms.AuthenticatorForm",
    "add_webauthn": "accounts.forms.PasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Smilestone"
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
# Browsers offer passkeys over TLS, and on one's own machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PLAIN_HTTP

MAIL = env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mail'}")
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = MAIL["EMAIL_HOST"]
EMAIL_PORT = MAIL["EMAIL_PORT"]
EMAIL_HOST_USER = MAIL["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = MAIL.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="smilestone@localhost")

# How often one token may ask the API, and one address where no sign-in is needed.
API_REQUESTS_A_MINUTE = env.int("API_REQUESTS_A_MINUTE", default=600)
API_OPEN_REQUESTS_A_MINUTE = env.int("API_OPEN_REQUESTS_A_MINUTE", default=120)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.authentication.TokenAuthentication",
        "accounts.api.authentication.SessionToRead",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["accounts.api.permissions.InScope"],
    "DEFAULT_THROTTLE_CLASSES": ["accounts.api.throttles.PerMinute"],
    "DEFAULT_PARSER_CLASSES": ["accounts.api.parsers.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "accounts.api.schema.DescribedSchema",
    "EXCEPTION_HANDLER": "accounts.api.problems.problem_handler",
    "NUM_PROXIES": PROXIES,
    # Answers are JSON; an address has no say in it.
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Smilestone",
    "DESCRIPTION": "A diary of first smiles and other early milestones, for programs.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "AUTHENTICATION_WHITELIST": ["accounts.api.authentication.TokenAuthentication"],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": ["exchange.api.everything.as_fhir_names_it"],
}

# Whose emergency number the open help page shows first: GB, US, EU and the like.
EMERGENCY_COUNTRY = env.str("EMERGENCY_COUNTRY", default="")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# The readable docs of the API; the package brings more than is shown.
SWAGGER_UI = Path(drf_spectacular_sidecar.__file__).parent.joinpath(
    "static", "drf_spectacular_sidecar", "swagger-ui-dist"
)
STATICFILES_DIRS = [BASE_DIR / "static", ("swagger-ui", SWAGGER_UI)]
# Photos: outside of what the web server can reach; only a view gives them out.
MEDIA_ROOT = VAR_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = [
    "babies.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
