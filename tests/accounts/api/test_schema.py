import pytest
from drf_spectacular.drainage import GENERATOR_STATS

from accounts.api.docs import document

DOCUMENT = document()
OPERATIONS = {
    f"{method.upper()} {path}": operation
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}
ONE = "/api/v1/babies/{baby}/smiles/{id}/"
LIST = "/api/v1/babies/{baby}/smiles/"
#: A problem, and one that tells what it would have changed.
PROBLEMS = {"Problem", "AskedFirst"}


@pytest.mark.parametrize("entry", OPERATIONS)
def test_every_operation_says_what_it_does_and_how_it_refuses(entry):
    operation = OPERATIONS[entry]
    refused = {
        status: answer
        for status, answer in operation["responses"].items()
        # A part that a file has not is refused without a body.
        if int(status) >= 400 and status != "416"
    }
    assert operation["summary"]
    assert {"400", "404", "429"} <= refused.keys()
    for status, answer in refused.items():
        content = answer["content"]["application/problem+json"]
        assert content["schema"]["$ref"].split("/")[-1] in PROBLEMS
        assert content["example"]["status"] == int(status)


def test_nothing_was_left_out_or_mixed_up():
    """Two bodies of one name, say: the library warns, and describes one of them."""
    assert OPERATIONS
    assert not GENERATOR_STATS


def test_no_two_operations_share_a_name():
    names = [operation["operationId"] for operation in OPERATIONS.values()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("entry", "statuses"),
    [
        (f"GET {LIST}", "200 400 401 403 404 406 429"),
        (f"POST {LIST}", "200 201 400 401 403 404 406 409 413 415 429"),
        (f"GET {ONE}", "200 304 400 401 403 404 406 429"),
        (f"PATCH {ONE}", "200 400 401 403 404 406 409 412 413 415 429"),
        (f"DELETE {ONE}", "204 400 401 403 404 406 412 429"),
        ("GET /api/v1/expectations/", "200 400 404 406 429"),
    ],
)
def test_what_an_operation_can_answer(entry, statuses):
    assert sorted(OPERATIONS[entry]["responses"]) == statuses.split()


def test_a_list_names_its_filters_with_what_they_take():
    found = {
        each["name"]: each["schema"] for each in OPERATIONS[f"GET {LIST}"]["parameters"]
    }
    assert found["since"] == {"type": "string", "format": "date"}
    assert found["class"]["enum"] == [
        "reflex", "unclear", "likely_social", "social", "laugh",
    ]  # fmt: skip
    assert found["cursor"] == {"type": "string"}
    answers = OPERATIONS["GET /api/v1/babies/{baby}/answers/"]["parameters"]
    by_name = {each["name"]: each["schema"] for each in answers}
    assert by_name["expectation"] == {"type": "string"}


def test_states_are_told_and_may_be_asked_for():
    assert "ETag" in OPERATIONS[f"GET {ONE}"]["responses"]["200"]["headers"]
    asked = {each["name"] for each in OPERATIONS[f"PATCH {ONE}"]["parameters"]}
    assert asked == {"baby", "id", "If-Match"}
    assert "ETag" not in OPERATIONS[f"GET {LIST}"]["responses"]["200"]["headers"]


def test_bodies_come_with_examples():
    body = OPERATIONS[f"POST {LIST}"]["requestBody"]["content"]["application/json"]
    assert {"value": {}, "summary": "Just now"} in body["examples"].values()
    assert "requestBody" not in OPERATIONS[f"POST {ONE}restore/"]


def test_a_token_is_asked_for_where_one_is_needed():
    assert DOCUMENT["components"]["securitySchemes"]["Token"]["in"] == "header"
    assert OPERATIONS[f"GET {LIST}"]["security"] == [{"Token": []}]
    assert "security" not in OPERATIONS["GET /api/v1/expectations/"]


@pytest.mark.parametrize(
    ("entry", "tag"),
    [
        ("GET /api/v1/babies/", "babies"),
        ("GET /api/v1/babies/bin/", "babies"),
        ("POST /api/v1/babies/{baby}/restore/", "babies"),
        (f"POST {ONE}restore/", "smiles"),
        ("GET /api/v1/expectations/{slug}/", "expectations"),
    ],
)
def test_operations_stand_under_what_they_are_about(entry, tag):
    assert OPERATIONS[entry]["tags"] == [tag]
