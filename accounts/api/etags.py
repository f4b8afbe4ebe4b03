"""Which state of a row a client has seen: ETag, If-Match, If-None-Match."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.http import parse_etags
from rest_framework.request import Request

from accounts.api.problems import StaleError


def etag_of(shown: Mapping[str, Any]) -> str:
    """Stands for what is shown of a row."""
    text = json.dumps(shown, sort_keys=True, cls=DjangoJSONEncoder)
    return f'"{sha256(text.encode()).hexdigest()[:24]}"'


def check_match(request: Request, shown: Mapping[str, Any]) -> None:
    """Refuse a change of something the client has not seen so. Raises StaleError."""
    said = request.headers.get("If-Match")
    if said is not None and not _names(said, etag_of(shown)):
        raise StaleError


def is_known(request: Request, etag: str) -> bool:
    """Whether the client has exactly this already."""
    said = request.headers.get("If-None-Match")
    return said is not None and _names(said, etag)


def _names(said: str, etag: str) -> bool:
    """Whether a header names the state; compressing an answer made its tag weak."""
    tags = [tag.removeprefix("W/") for tag in parse_etags(said)]
    return "*" in tags or etag in tags
