"""manage.py assess: the rules without the database."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from clinical.cases import assess_lines


class Command(BaseCommand):
    """Assess cases from JSON Lines, one line of JSON out for each line in."""

    help = "Assess cases (JSON Lines, from a file or standard input) without a database"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file to read; a dash or nothing is standard input."""
        parser.add_argument("file", nargs="?", default="-")

    def handle(self, *_args: Any, file: str, **_options: Any) -> None:
        """Answer each case as it comes; the exit status is 1 if any was unreadable."""
        if file == "-":
            # Bytes that are not UTF-8 spoil their own line, not the whole run.
            lines = TextIOWrapper(
                sys.stdin.buffer, encoding="utf-8-sig", errors="replace"
            )
            all_readable = self.answer(lines)
        else:
            with Path(file).open(encoding="utf-8-sig", errors="replace") as lines:
                all_readable = self.answer(lines)
        if not all_readable:
            sys.exit(1)

    def answer(self, lines: Iterable[str]) -> bool:
        """Print the answers in order; false when a case could not be read."""
        all_readable = True
        for answer, readable in assess_lines(lines):
            self.stdout.write(answer)
            self.stdout.flush()
            all_readable &= readable
        return all_readable
