#!/usr/bin/env python
"""Keep locale/ in step with the marked sentences; with --check, only compare."""

import difflib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402 -- after the path is set
from django.core.management import call_command  # noqa: E402
from django.core.management.commands.makemessages import Command  # noqa: E402


class Collect(Command):
    """makemessages, also for the clinical room, which may not import Django."""

    xgettext_options = [*Command.xgettext_options, "--keyword=ngettext_noop:1,2"]


def sentences(text: str) -> list[str]:
    """The catalogue without its date, which changes each time."""
    return [line for line in text.splitlines() if "POT-Creation-Date" not in line]


def collect(locale: str) -> None:
    """Rewrite one catalogue from the source."""
    call_command(
        Collect(),
        locale=[locale],
        no_obsolete=True,
        no_wrap=True,
        add_location="never",
        ignore_patterns=["var", "tests", "bench", "scripts", "mutants", ".venv"],
        verbosity=0,
    )


def main() -> int:
    """Exit 1 when a catalogue was out of step and --check was asked for."""
    django.setup()
    is_check = "--check" in sys.argv
    stale = False
    for path in sorted(ROOT.glob("locale/*/LC_MESSAGES/django.po")):
        before = path.read_text()
        collect(path.parts[-3])
        changes = list(
            difflib.unified_diff(
                sentences(before), sentences(path.read_text()), lineterm="", n=1
            )
        )
        if not changes or is_check:
            path.write_text(before)
        if changes and is_check:
            stale = True
            print(f"{path.relative_to(ROOT)} is out of step; run: make messages")
            print("\n".join(changes[:40]))
    return int(stale)


if __name__ == "__main__":
    os.chdir(ROOT)
    raise SystemExit(main())
