"""How the API describes itself: OpenAPI 3.1, with every refusal and an example of it."""

from typing import Any, Final

from django.utils.translation import gettext as _
from drf_spectacular.extensions import (
    OpenApiAuthenticationExtension,
    OpenApiFilterExtension,
)
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from accounts.api.authentication import SCHEME
from accounts.api.problems import KINDS, MEDIA_TYPE, problem

PREFIX: Final = "/api/v1/"
#: What can be refused everywhere; and where something is changed.
ALWAYS: Final = (400, 404, 406, 429)
WITH_TOKEN: Final = (401, 403)
WITH_BODY: Final = (409, 413, 415)
WITH_STATE: Final = (412,)
LISTS: Final = ("list", "bin", "retired", "history")
WITHOUT_BODY: Final = ("restore", "tick", "try_out", "try_again", "undo", "redo")
#: What is done with a whole, and is no kind of thing in it.
OF_THE_WHOLE: Final = (*WITHOUT_BODY, "effect", "quiet", "history", "bin")
#: What changes a row as the client has seen it, beside PUT, PATCH and DELETE.
AS_SEEN: Final = ("stop", "resume", "step", "move", "earlier", "merge")
CHANGES: Final = ("PUT", "PATCH", "DELETE")
RATE: Final = {
    "RateLimit-Limit": "How many requests a minute are let through.",
    "RateLimit-Remaining": "How many of them are left.",
    "RateLimit-Reset": "In how many seconds the next minute begins.",
}
Described = dict[str, Any]


class FieldErrorSerializer(serializers.Serializer[Any]):
    """One field that cannot be so."""

    field = serializers.CharField(help_text="The way to it; empty for the whole body.")
    message = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """Why a request was refused (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors: Any = FieldErrorSerializer(many=True)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # it has no hints
    """The header with the token."""

    target_class = "accounts.api.authentication.TokenAuthentication"
    name = SCHEME

    def get_security_definition(self, auto_schema: AutoSchema) -> Described:  # noqa: ARG002 -- the library's signature
        """As OpenAPI writes it down."""
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Token smile_…`, made on the page Settings, Apps and buttons.",
        }


class FiltersDescribed(OpenApiFilterExtension):  # type: ignore[no-untyped-call]  # as above
    """The filters of a list, each with what it takes."""

    target_class = "accounts.api.filters.NamedFilters"
    priority = 1

    def get_schema_operation_parameters(
        self, auto_schema: AutoSchema, *_args: Any, **_kwargs: Any
    ) -> list[Described]:
        """One parameter of the query for each filter."""
        filters = vars(type(auto_schema.view)).get("filterset_class")
        return [
            {"name": name, "in": "query", "schema": _taken_by(each)}
            for name, each in (filters.base_filters if filters else {}).items()
        ]


def _taken_by(each: Any) -> Described:
    choices = each.extra.get("choices")
    if choices:
        return {"type": "string", "enum": [value for value, _label in choices]}
    is_day = type(each).__name__ == "DateFilter"
    return {"type": "string", "format": "date"} if is_day else {"type": "string"}


class DescribedSchema(AutoSchema):
    """One operation, with its refusals, its headers and its place in the docs."""

    view: Any

    def get_operation(self, *args: Any, **kwargs: Any) -> Described:
        """The operation as the library describes it, and what it does not know."""
        operation: Any = super().get_operation(*args, **kwargs)
        for answer in operation["responses"].values():
            answer.setdefault("headers", {}).update(_headers(RATE))
        self._add_state(operation)
        reference = self.resolve_serializer(ProblemSerializer(), "response").ref
        for status in self._refusals(operation):
            told = operation["responses"]
            own = told.get(str(status), {}).get("content", {}).get(MEDIA_TYPE, {})
            told[str(status)] = _refused(status, own.get("schema", reference))
        described: Described = operation
        return described

    def _refusals(self, operation: Described) -> list[int]:
        """The statuses with which this operation refuses."""
        found = {*ALWAYS}
        if self.view.authentication_classes:
            found |= {*WITH_TOKEN}
        if "requestBody" in operation or self.method == "POST":
            found |= {*WITH_BODY}
        if self.method in CHANGES or self.view.action in AS_SEEN:
            found |= {*WITH_STATE}
        return sorted(found)

    def _add_state(self, operation: Described) -> None:
        """Where the state of a row is told, and where it may be asked for."""
        action, responses = self.view.action, operation["responses"]
        if action == "retrieve" and self.view.has_state:
            operation.setdefault("parameters", []).append(_asked("If-None-Match"))
            responses["304"] = {"description": "The client has this state already."}
        elif self.method in CHANGES or action in AS_SEEN:
            operation.setdefault("parameters", []).append(_asked("If-Match"))
        if action in LISTS or not self.view.has_state:
            return
        for status in {"200", "201", "304"} & responses.keys():
            told = _headers({"ETag": "Stands for this state of the row."})
            responses[status].setdefault("headers", {}).update(told)

    def get_tags(self) -> list[str]:
        """Under which heading it stands: what it is about."""
        parts = [part for part in self.path.removeprefix(PREFIX).split("/") if part]
        kinds = [part for part in parts[2:] if part not in OF_THE_WHOLE]
        if parts[0] == "clinic":
            return [" ".join(parts[:2])]
        return [kinds[0] if parts[0] == "babies" and kinds else parts[0]]

    def get_summary(self) -> str | None:
        """The sentence that the view's method begins with."""
        method = getattr(self.view, self.view.action, None)
        said = (method.__doc__ or "").strip().split("\n")[0] if method else ""
        return super().get_summary() or said.rstrip(".") or None

    def get_description(self) -> str:  # type: ignore[override]  # as the library has it
        """What the view is about."""
        return (type(self.view).__doc__ or "").split("\n")[0]

    def get_request_serializer(self) -> Any:
        """The body; some actions have none."""
        is_bare = self.view.action in WITHOUT_BODY
        return None if is_bare else super().get_request_serializer()

    def get_response_serializers(self) -> Any:
        """The answers; a new row that is there already is no new one."""
        found = super().get_response_serializers()
        return {200: found, 201: found} if self.view.action == "create" else found

    def _is_list_view(self, serializer: Any = None) -> bool:
        return self.view.action in LISTS or super()._is_list_view(serializer)


def _headers(said: dict[str, str]) -> Described:
    return {
        name: {"schema": {"type": "string"}, "description": text}
        for name, text in said.items()
    }


def _asked(name: str) -> Described:
    return {
        "name": name,
        "in": "header",
        "schema": {"type": "string"},
        "description": "The ETag of the state the client has seen.",
    }


def _refused(status: int, reference: Described) -> Described:
    """A refusal with its document, and one as it may be."""
    errors = [{"field": "on", "message": _("This day has not come yet.")}]
    detail = KINDS[status][1] if status != 400 else _("Some fields cannot be so.")
    example = problem(status, str(detail), errors if status == 400 else None)
    headers = {"Retry-After": "Seconds to wait."} if status == 429 else {}
    return {
        "description": example["title"],
        "headers": _headers(headers),
        "content": {MEDIA_TYPE: {"schema": reference, "example": example}},
    }
