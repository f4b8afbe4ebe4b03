import pytest

from babies.bedtime_log import MOST_STEPS, step_key
from babies.models import BedtimeStep
from tests.factories import NOW, make_baby
from tests.factories_api import fields_of
from tests.factories_sleep import make_step

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


def steps_of(baby, *rest):
    here = ["/api/v1/babies", str(baby.pk), "bedtime/steps"]
    return "/".join([*here, *map(str, rest), ""])


def words_in(response):
    return [each["words"] for each in response.json()["results"]]


def test_a_step_is_added_once(baby, program):
    sent = {"kind": "room", "words": "Dim the lights"}
    answers = [program.post(steps_of(baby), sent) for _twice in range(2)]
    step = BedtimeStep.objects.get()
    assert [each.status_code for each in answers] == [201, 200]
    assert (
        answers[0].json()
        == answers[1].json()
        == {
            "id": str(step_key(step)),
            "kind": "room",
            "words": "Dim the lights",
            "position": 1,
            "retired_at": None,
        }
    )
    assert program.post(steps_of(baby), {"words": "Sing"}).json()["kind"] == "activity"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "words"),
        ({"words": "a" * 61}, "words"),
        ({"words": "a\0"}, "words"),
        ({"words": "Sing", "kind": "moon"}, "kind"),
        ({"words": "Sing", "place": 1}, "place"),
    ],
    ids=["none", "long", "nul", "kind", "unknown"],
)
def test_what_cannot_be_a_step_is_refused_by_its_field(baby, program, sent, field):
    response = program.post(steps_of(baby), sent)
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not BedtimeStep.objects.exists()


def test_a_step_taken_out_comes_back(baby, program):
    step = make_step(baby=baby, words="Bath")
    make_step(baby=baby, words="Sing")
    address = steps_of(baby, step_key(step))
    assert program.delete(address).status_code == 204
    assert words_in(program.get(steps_of(baby))) == ["Sing"]
    assert words_in(program.get(steps_of(baby, "retired"))) == ["Bath"]
    assert program.get(address).json()["retired_at"] == "2026-11-23T12:00:00+00:00"
    moved = program.post(f"{address}move/", {"to": "up"})
    assert (moved.status_code, moved.json()["detail"]) == (
        409,
        "This step is not in the routine now.",
    )
    assert program.post(f"{address}restore/").json()["retired_at"] is None
    assert words_in(program.get(steps_of(baby))) == ["Bath", "Sing"]


def test_a_step_moves_one_place(baby, program):
    for words in ("Bath", "Milk", "Sing"):
        make_step(baby=baby, words=words)
    step = BedtimeStep.objects.get(words="Sing")
    address = steps_of(baby, step_key(step))
    seen = program.get(address)["ETag"]
    moved = program.post(f"{address}move/", {"to": "up"}, HTTP_IF_MATCH=seen)
    assert moved.json()["position"] == 2
    assert words_in(program.get(steps_of(baby))) == ["Bath", "Sing", "Milk"]
    stale = [
        program.post(f"{address}move/", {"to": "up"}, HTTP_IF_MATCH=seen),
        program.delete(address, HTTP_IF_MATCH=seen),
    ]
    assert [each.status_code for each in stale] == [412, 412]
    down = program.post(f"{address}move/", {"to": "down"})
    assert (down.json()["position"], down["ETag"]) == (3, seen)
    assert fields_of(program.post(f"{address}move/", {"to": "left"})) == ["to"]


def test_a_full_routine_takes_no_more(baby, program):
    gone = make_step(baby=baby, words="Bath")
    program.delete(steps_of(baby, step_key(gone)))
    for number in range(MOST_STEPS):
        make_step(baby=baby, words=f"Step {number}")
    refused = [
        program.post(steps_of(baby), {"words": "One more"}),
        program.post(steps_of(baby, step_key(gone), "restore")),
    ]
    for response in refused:
        assert response.status_code == 409
        assert response.json()["detail"] == (
            "The routine is full. Please take a step out first."
        )
    assert BedtimeStep.objects.filter(retired_at=None).count() == MOST_STEPS


def test_steps_of_others_are_not_found(baby, program):
    theirs = make_step(baby=make_baby())
    assert program.delete(steps_of(baby, step_key(theirs))).status_code == 404
    theirs.refresh_from_db()
    assert theirs.retired_at is None


@pytest.mark.parametrize("count", [1, 3])
def test_steps_cost_the_same_for_any_number(
    baby, program, count, django_assert_num_queries
):
    for number in range(count):
        make_step(baby=baby, words=f"Step {number}")
    program.get(steps_of(baby))
    with django_assert_num_queries(3):
        program.get(steps_of(baby))


def test_the_routine_is_read_in_parts(baby, program):
    for words in ("Sing", "Bath", "Milk"):
        make_step(baby=baby, words=words)
    first = program.get(steps_of(baby) + "?page_size=2")
    rest = program.get(first.json()["next"])
    assert words_in(first) + words_in(rest) == ["Sing", "Bath", "Milk"]
