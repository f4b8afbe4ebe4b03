#!/usr/bin/env python
"""Django's command line for Smilestone."""

import os
import secrets
import sys

from django.core.management import execute_from_command_line

SERVERS = {"runserver", "testserver"}


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # A passing command signs nothing that has to last, so it may run from a bare
    # clone; what serves pages, or vouches for a deployment, needs the real secret.
    if not (SERVERS | {"--deploy"}) & set(sys.argv[1:]):
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(64))
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
