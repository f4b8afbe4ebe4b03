"""One JSON line a request, with nothing in it that a family wrote."""

import json
import logging
import time
import traceback
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from config.private import person_of

logger = logging.getLogger("smilestone.request")


class JSONFormatter(logging.Formatter):
    """A record as JSON: the message's pattern, never the values put into it.

    Values, paths and the text of exceptions may hold a name or a note; the
    exception's class and the lines it came through do not. Django's own records
    go by their logger: their patterns are empty, or hold the text already.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        is_from_django = record.name.startswith("django")
        line: dict[str, object] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "event": record.name if is_from_django else str(record.msg),
            **record.__dict__.get("fields", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["frames"] = [f"{f.filename}:{f.lineno} {f.name}" for f in frames]
        return json.dumps(line)


def user_tag(request: HttpRequest) -> str | None:
    """A stable, meaningless tag for the person, without asking the database."""
    person = person_of(request)
    if person is None:
        return None
    return salted_hmac("smilestone.request", person).hexdigest()[:12]


class RequestLogMiddleware:
    """Writes the line, and gives the answer the id under which it is found."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Time the request and log it by route, not by address."""
        started = time.perf_counter()
        request_id = uuid.uuid4().hex
        response = self.get_response(request)
        response["X-Request-ID"] = request_id
        match = request.resolver_match
        logger.info(
            "request",
            extra={
                "fields": {
                    "id": request_id,
                    "method": request.method,
                    "route": match.view_name if match else None,
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - started) * 1000, 1),
                    "user": user_tag(request),
                }
            },
        )
        return response
