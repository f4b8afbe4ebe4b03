"""The product's settings, with one more page: the bare one to compare with."""

from config.settings import *  # noqa: F403 -- everything, and one change
from config.settings import VAR_DIR

ROOT_URLCONF = "bench.urls"
STATIC_ROOT = VAR_DIR / "static"
# What is driven here is not what a limit is for.
API_REQUESTS_A_MINUTE = 0
# As in the demo: the bench signs in by the session alone.
STAFF_TWO_FACTOR = "optional"
