"""The project's settings, with what only tests need."""

import os
import secrets

os.environ["SECRET_KEY"] = secrets.token_urlsafe(64)
os.environ["DEBUG"] = "off"
os.environ["PLAIN_HTTP"] = "on"
os.environ["EMAIL_VERIFICATION"] = "optional"
os.environ["SQLITE_SYNCHRONOUS"] = "OFF"

from config.settings import *  # noqa: F403 -- after the environment is set
from config.settings import TEMPLATES, VAR_DIR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Work in the background is done at once; one test has a worker do it.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STATIC_ROOT = VAR_DIR / "test-static"
STATIC_ROOT.mkdir(exist_ok=True)
# Many sign-ins from one address are what tests do; one test turns limits on.
ACCOUNT_RATE_LIMITS = False
# As above: counting asks the database, and tests count queries.
API_REQUESTS_A_MINUTE = API_OPEN_REQUESTS_A_MINUTE = 0
# Coverage reads templates line by line.
TEMPLATES[0]["OPTIONS"] |= {"debug": True}  # type: ignore[operator]
