"""Ready-made lines with which a button outside the page logs a smile."""

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy


class Tap(TextChoices):
    """What a tap on the button means."""

    SMILE = "smile", gettext_lazy("A smile")
    AT_ME = "at_me", gettext_lazy("A smile at me")
    ASLEEP = "asleep", gettext_lazy("A smile in sleep")


#: What the button sends; the moment is the one of the tap.
SAID: Final[Mapping[str, Mapping[str, Any]]] = {
    Tap.SMILE: {},
    Tap.AT_ME: {"state": "awake", "trigger": ["face"], "directed": "person"},
    Tap.ASLEEP: {"state": "asleep"},
}


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it means, where it posts, and the token it shows."""

    tap: str
    address: str
    token: str

    @property
    def authorization(self) -> str:
        """The header that opens the door."""
        return f"Token {self.token}"

    @property
    def body(self) -> str:
        """What is sent, in JSON."""
        return json.dumps(SAID[self.tap])

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What is sent as plain texts, for programs that ask for one after another."""
        return [
            (name, value if isinstance(value, str) else ",".join(value))
            for name, value in SAID[self.tap].items()
        ]

    @property
    def action(self) -> str:
        """How Home Assistant calls it."""
        return f"rest_command.smilestone_{self.tap}"

    @property
    def curl(self) -> str:
        """A line for a shell."""
        words = {
            "-H": [f"Authorization: {self.authorization}", "Content-Type: application/json"],
            "-d": [self.body],
        }  # fmt: skip
        more = [
            f"{flag} {shlex.quote(w)}" for flag, said in words.items() for w in said
        ]
        return " \\\n  ".join([f"curl -sS --fail {shlex.quote(self.address)}", *more])

    @property
    def home_assistant(self) -> str:
        """Lines for Home Assistant's configuration.yaml; JSON is YAML, too."""
        quoted = json.dumps
        return "\n".join(
            [
                "rest_command:",
                f"  smilestone_{self.tap}:",
                f"    url: {quoted(self.address)}",
                "    method: post",
                "    headers:",
                f"      Authorization: {quoted(self.authorization)}",
                '    content_type: "application/json"',
                f"    payload: {quoted(self.body)}",
            ]
        )
