"""Bad cases: each names the path of its mistake, keeps its id, and stops nothing."""

import json

import pytest

from clinical.cases import assess_line, assess_lines

TERM = {"born": "2026-03-01", "gestation_weeks": 40, "gestation_days": 0}
CASE = {"id": "x", **TERM, "today": "2026-04-30"}
SMILE = {"kind": "smile", "on": "2026-04-20"}
YES = {"expectation": "social-smile", "value": "yes", "on": "2026-04-20"}
ABSENT = object()


def error_of(**fields):
    """What is wrong with a case that has these fields; its id is kept."""
    case = {
        name: value for name, value in {**CASE, **fields}.items() if value is not ABSENT
    }
    answer, readable = assess_line(json.dumps(case))
    assert not readable
    assert list(answer) == ["id", "error"]
    assert answer["id"] == case.get("id")
    return answer["error"]


def refused(path, **fields):
    """Whether the error begins with the path and goes on to say what is wrong."""
    error = error_of(**fields)
    found, _, problem = error.partition(": ")
    return found == path and bool(problem)


DATES = [
    "",
    "tomorrow",
    "2026-4-1",
    "2026-02-29",
    "2027-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "20260401",
    "2026-W14-1",
    "2026-04-01T00:00:00",
    " 2026-04-01",
    "2026-04-01\n",
    "२०२६-०४-०१",
    "0000-01-01",
    "0001-01-01",
    "9999-12-31",
    20260401,
    1.5,
    True,
    [],
    {},
]


@pytest.mark.parametrize("value", DATES)
def test_dates_that_are_refused_everywhere(value):
    assert refused("born", born=value)
    assert refused("today", today=value)
    assert refused("due_date", due_date=value)
    assert refused("visit_on", visit_on=value)
    assert refused("observations[0].on", observations=[{**SMILE, "on": value}])
    assert refused("answers[0].on", answers=[{**YES, "on": value}])
    assert refused("concerns[0].on", concerns=[{"kind": "worry", "on": value}])


@pytest.mark.parametrize("value", [None, ABSENT])
def test_fields_that_are_required(value):
    assert error_of(born=value) == "born: is required"
    assert error_of(today=value) == "today: is required"
    for name, row in (
        ("observations", SMILE),
        ("answers", YES),
        ("concerns", {"kind": "worry", "on": "2026-04-20"}),
    ):
        for field in row:
            broken = {**row, field: value}
            without = {k: v for k, v in broken.items() if v is not ABSENT}
            assert refused(f"{name}[1].{field}", **{name: [row, without]})


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"today": "2026-02-28"}, "born"),
        ({"today": "2032-03-02"}, "born"),
        ({"gestation_weeks": None, "gestation_days": 0}, "gestation_days"),
        ({"gestation_days": 7}, "gestation_days"),
        ({"gestation_days": -1}, "gestation_days"),
        ({"gestation_days": 2.5}, "gestation_days"),
        ({"gestation_days": "3"}, "gestation_days"),
        ({"gestation_weeks": 21}, "gestation_weeks"),
        ({"gestation_weeks": 20}, "gestation_weeks"),
        ({"gestation_weeks": 45}, "gestation_weeks"),
        ({"gestation_weeks": 39.5}, "gestation_weeks"),
        ({"gestation_weeks": "40"}, "gestation_weeks"),
        ({"gestation_weeks": True}, "gestation_weeks"),
        ({"gestation_weeks": 10**400}, "gestation_weeks"),
        ({"gestation_weeks": -(10**400)}, "gestation_weeks"),
        ({"due_date": "2026-03-02"}, "due_date"),
        ({"due_date": "2026-08-01"}, "due_date"),
        ({"visit_on": "2026-02-28"}, "visit_on"),
        ({"observations": {}}, "observations"),
        ({"observations": "none"}, "observations"),
        ({"answers": 3}, "answers"),
        ({"concerns": True}, "concerns"),
        ({"observations": [SMILE, None]}, "observations[1]"),
        ({"answers": [[]]}, "answers[0]"),
        ({"concerns": ["worry"]}, "concerns[0]"),
        ({"observations": [{**SMILE, "on": "2026-02-28"}]}, "observations[0].on"),
        ({"answers": [YES, {**YES, "on": "2026-02-28"}]}, "answers[1].on"),
        (
            {"concerns": [{"kind": "worry", "on": "2026-02-28"}]},
            "concerns[0].on",
        ),
        (
            {"answers": [{**YES, "expectation": "first-tooth"}]},
            "answers[0].expectation",
        ),
        ({"answers": [{**YES, "expectation": ["coos"]}]}, "answers[0].expectation"),
        (
            {"answers": [{**YES, "expectation": "social_smile"}]},
            "answers[0].expectation",
        ),
        ({"answers": [{**YES, "value": "no"}]}, "answers[0].value"),
        ({"answers": [{**YES, "value": True}]}, "answers[0].value"),
        ({"concerns": [{"kind": "tired", "on": "2026-04-20"}]}, "concerns[0].kind"),
    ],
)
def test_errors_name_their_path(fields, path):
    assert refused(path, **fields)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("kind", ["grin", 1, ["smile"], {}]),
        ("state", ["dozing", "", 3, ["awake"], False]),
        ("eyes", ["shut", 1]),
        ("trigger", ["tickle", 1, ["face", "tickle"], [1], [[]], [None], {}]),
        ("directed", ["mother", 1]),
        ("form", ["wide", 1]),
        ("repeatable", ["maybe", True]),
        ("reporter", ["nurse", 1]),
        ("responds", ["perhaps", False]),
        ("duration_s", [-1, "40", True, 1_000_001, [], 10**400, -0.5]),
        ("count_today", [-1, 2.5, "3", False, 1_000_001, 10**400]),
        ("limb_jerks", ["maybe", 1, 0, "", [], "Yes"]),
        ("skill_loss", ["true"]),
        ("skill", ["flying", 1, ["coos"], ""]),
    ],
)
def test_each_field_of_an_observation_is_checked(field, values):
    for value in values:
        row = {**SMILE, field: value}
        assert refused(f"observations[2].{field}", observations=[SMILE, SMILE, row])


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "not JSON",
        '{"id": 1,}',
        '{"id": NaN}',
        '{"id": "x", "born": Infinity}',
        '{"id": "x", "born": -Infinity}',
        '{"id": "a\x00b"}',
        '{"id": "a\tb"}',
        '{"id": "' + "\\x" + '"}',
        "{'id': 1}",
        '{"id": 1} {"id": 2}',
        '{"id": ' + "9" * 5000 + "}",
        "[" * 100_000,
        '{"a":' * 100_000,
        "\ufeff{}",
        "\ufffd",
    ],
)
def test_lines_that_are_not_json(text):
    assert assess_line(text) == (
        {"id": None, "error": "case: is not valid JSON"},
        False,
    )


@pytest.mark.parametrize("text", ["[]", "null", "3", '"x"', "true", "[{}]"])
def test_lines_that_are_not_an_object(text):
    assert assess_line(text) == (
        {"id": None, "error": "case: must be a JSON object"},
        False,
    )


IDS: list[object] = [
    None,
    0,
    -7,
    1.5,
    10**30,
    True,
    "",
    "é\u0000",
    "\ud800",
    [1, [2]],
    {"a": {}},
]


@pytest.mark.parametrize("key", IDS)
def test_ids_of_any_type_come_back(key):
    good, bad = {**CASE, "id": key}, {"id": key}
    answers = list(assess_lines([json.dumps(good), json.dumps(bad)]))
    assert [json.loads(text)["id"] for text, _ in answers] == [key, key]
    assert [readable for _, readable in answers] == [True, False]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "[[1e999]]", '{"a": 1e999}'])
def test_numbers_too_large_for_json_are_refused_wherever_they_stand(number):
    """Echoed as Infinity they would make the answer unreadable."""
    refusal = {"id": None, "error": "case: is not valid JSON"}
    for field in ("id", "gestation_weeks", "observations"):
        line = json.dumps({**CASE, field: "here"}).replace('"here"', number)
        [(text, readable)] = assess_lines([line])
        assert (json.loads(text), readable) == (refusal, False)


@pytest.mark.parametrize("depth", [10, 300, 900, 940, 960, 980, 1000, 5000])
def test_deeply_nested_ids_are_echoed_or_refused(depth):
    line = json.dumps(CASE).replace('"x"', "[" * depth + "]" * depth)
    [(text, _)] = assess_lines([line])
    assert text.startswith('{"id": ')


def test_a_case_without_an_id_is_answered():
    answer, readable = assess_line(json.dumps({**TERM, "today": "2026-04-30"}))
    assert (readable, answer["id"]) == (True, None)


def test_a_long_bad_line_between_two_good_ones_stops_nothing():
    long = json.dumps({**CASE, "observations": [{"kind": "x" * 1_000_000}]})
    answers = list(assess_lines([json.dumps(CASE), long, json.dumps(CASE)]))
    assert [readable for _, readable in answers] == [True, False, True]
    assert len(answers[1][0]) < 300
