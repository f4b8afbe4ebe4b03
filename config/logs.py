"""Where each log goes: requests to standard output, what went wrong to the other."""

from typing import Any, Final

LOGS: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.request_log.JSONFormatter"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json",
        },
        "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
        # The worker sets the level of its loggers itself, and talks much.
        "errors": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "level": "ERROR",
        },
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "smilestone.request": {
            "handlers": ["stdout"],
            "level": "INFO",
            "propagate": False,
        },
        "django_tasks": {"handlers": ["errors"], "propagate": False},
        "django_tasks_db": {"handlers": ["errors"], "propagate": False},
        # Answers below 500 are in the request's own line.
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
