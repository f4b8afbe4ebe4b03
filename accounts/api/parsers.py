"""Reading what programs send: JSON in UTF-8, of a size that a person could write."""

import json
from typing import IO, Any, Final

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from accounts.api.problems import TooLargeError

MOST_BYTES: Final = 1024 * 1024


class StrictJSONParser(BaseParser):
    """JSON as its standard has it: no NaN, no lone surrogates, an object on top."""

    media_type = "application/json"

    def parse(self, stream: IO[bytes], *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        """The object that was sent. Raises ParseError and TooLargeError."""
        body = stream.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise TooLargeError
        try:
            sent = json.loads(body.decode(), parse_constant=_refused)
            if b"\\u" in body:
                # Half of a pair cannot be written down anywhere.
                json.dumps(sent, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise ParseError(_("The body is not valid JSON in UTF-8.")) from error
        if not isinstance(sent, dict):
            raise ParseError(_("The body must be a JSON object."))
        return sent


def _refused(name: str) -> None:
    raise ValueError(name)
