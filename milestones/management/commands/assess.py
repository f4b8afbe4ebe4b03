"""manage.py assess: the rules without the database."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from clinical.cases import assess_lines

# Bytes that are not UTF-8 spoil their own line, not the whole run; only a line feed
# ends a line.
AS_LINES: Final[dict[str, Any]] = {
    "encoding": "utf-8-sig",
    "errors": "surrogateescape",
    "newline": "\n",
}


class Command(BaseCommand):
    """Assess cases from JSON Lines, one line of JSON out for each line in."""

    help = "Assess cases (JSON Lines, from a file or standard input) without a database"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file to read; a dash or nothing is standard input."""
        parser.add_argument("file", nargs="?", default="-")

    def handle(self, *_args: Any, file: str, **_options: Any) -> None:
        """Answer each case as it comes; the exit status is 1 if any was unreadable."""
        try:
            all_readable = self.answer_all(file)
        except BrokenPipeError:
            # Whoever read the answers has heard enough; nothing is left to tell them.
            sys.stdout = None
            sys.exit(1)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from None
        if not all_readable:
            sys.exit(1)

    def answer_all(self, file: str) -> bool:
        """Answer the cases of a file or of standard input."""
        if file == "-":
            return self.answer(TextIOWrapper(sys.stdin.buffer, **AS_LINES))
        with Path(file).open(**AS_LINES) as lines:
            return self.answer(lines)

    def answer(self, lines: Iterable[str]) -> bool:
        """Print the answers in order; false when a case could not be read."""
        all_readable = True
        for answer, readable in assess_lines(lines):
            self.stdout.write(answer)
            self.stdout.flush()
            all_readable &= readable
        return all_readable
