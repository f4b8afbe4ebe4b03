"""The API called with what its own description allows, and with what it does not."""

from collections import Counter

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings as hypothesis_settings
from schemathesis import checks
from schemathesis.config import (
    CoveragePhaseConfig,
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks as openapi

from accounts.api.docs import document
from config.wsgi import application
from tests.api_seeds import make_seeds
from tests.factories import NOW
from tests.factories_api import secret_for
from tests.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW)]
CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.response_schema_conformance,
    openapi.content_type_conformance,
    openapi.response_headers_conformance,
]
GENERATED = GenerationConfig(with_security_parameters=False, max_examples=8)
PHASES = PhasesConfig(
    coverage=CoveragePhaseConfig(
        generation=GenerationConfig(
            modes=[GenerationMode.POSITIVE], with_security_parameters=False
        ),
        unexpected_methods=set(),
    )
)
CONFIG = SchemathesisConfig(
    seed=1,
    projects=ProjectsConfig(default=ProjectConfig(generation=GENERATED, phases=PHASES)),
)

described = schemathesis.openapi.from_dict(document(), config=CONFIG)
described.app = application


@pytest.fixture(autouse=True)
def one_connection():
    """As Django's own test client: the end of a request is not that of a test."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def planted(request):
    with kept(request, make_seeds) as made:
        yield made


@pytest.fixture
def seeds(planted, settings):
    settings.STAFF_TWO_FACTOR = "optional"
    return planted


@pytest.fixture
def header(seeds):
    plain = {"Accept-Encoding": "identity"}
    return {**plain, "Authorization": f"Token {secret_for(seeds.user)}"}


@pytest.fixture
def seen():
    """The statuses of one operation; a run that never succeeds proves nothing."""
    statuses: Counter[int] = Counter()
    yield statuses
    assert [status for status in statuses if 200 <= status < 300], statuses
    assert not statuses.keys() & {401, 403}, statuses


@described.parametrize()
@hypothesis_settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_is_as_it_is_described(case, seeds, header, seen):
    tag = case.operation.tags[0]
    case.path_parameters = seeds.fill(case.path_parameters or {}, tag)
    if case.headers and sum(seen.values()) % 3:
        # A made-up state is refused each time, and nothing would be reached.
        case.headers.pop("If-Match", None)
    label = case.operation.label
    has_succeeded = any(200 <= status < 300 for status in seen)
    case.body = seeds.sent(label, case.body, is_first=not has_succeeded)
    response = case.call(headers=header)
    seen[response.status_code] += 1
    assert response.status_code < 500
    case.validate_response(response, checks=CHECKS)
