import uuid
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine

from babies.bins import BIN_TIME
from babies.choices import Role
from babies.models import Smile
from exchange.api import imports
from exchange.imports import confirming, sources
from exchange.models import Import, Job, Upload
from milestones.loading import load_expectations
from milestones.models import Answer
from tests.factories import NOW, make_baby, make_caregiver, parent_of
from tests.factories_api import api, fields_of
from tests.factories_imports import (
    BUDDY,
    TABLE,
    a_file,
    make_import,
    make_upload,
)
from tests.factories_jobs import make_job

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def baby():
    return make_baby(name="Juniper")


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def place(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *map(str, rest), ""])


def bring(program, baby, *texts, **said):
    files = []
    for number, text in enumerate(texts):
        file = BytesIO(text if isinstance(text, bytes) else text.encode())
        file.name = f"table{number}.csv"
        files.append(file)
    sent = {"source": "csv", **said, **({"file": files} if files else {})}
    return program.post(place(baby, "uploads"), sent, format="multipart")


def asked(row):
    return {each["name"]: each for each in row["questions"]}


def test_a_table_that_is_brought_is_asked_about(program, baby):
    brought = bring(program, baby, TABLE)
    row = brought.json()
    assert brought.status_code == 201
    assert row["files"] == [{"name": "table0.csv", "encoding": "utf-8"}]
    assert (row["is_answered"], row["expires_at"]) == (
        False,
        "2026-11-24T12:00:00+00:00",
    )
    day = asked(row)["day"]
    assert (day["value"], day["is_needed"]) == ("0", True)
    assert day["choices"][0] == {"value": "0", "label": "When (2026-10-16 14:05)"}
    assert asked(row)["zone"]["choices"] is None

    assert program.get(place(baby, "uploads", row["id"])).json() == row


def test_a_table_goes_into_the_diary_once_it_is_confirmed(program, baby):
    key = bring(program, baby, TABLE).json()["id"]
    here = (baby, "uploads", key)
    assert program.get(place(*here, "preview")).status_code == 409
    answered = program.put(place(*here), {"answers": {"note": ""}}).json()
    assert answered["is_answered"] is True
    assert asked(answered)["note"]["value"] == ""
    looked = program.get(place(*here, "preview")).json()
    assert (looked["new"], looked["problems"], looked["candidates"]) == (3, [], [])
    assert looked["counts"] == [{"kind": "smiles", "found": 3, "new": 3}]
    assert Smile.objects.count() == 0

    made = program.post(place(*here, "confirm"))
    done = made.json()
    assert made.status_code == 201
    assert done == {
        "id": key,
        "source": "csv",
        "at": "2026-11-23T12:00:00+00:00",
        "added": {"smiles": 3},
        "undone_at": None,
        "can_redo": False,
    }
    assert program.post(place(*here, "confirm")).json() == done
    assert program.get(place(baby, "imports")).json()["results"] == [done]
    assert program.get(place(baby, "imports", key)).json() == done
    assert Smile.objects.count() == 3
    assert not Upload.objects.exists()


def test_lines_that_cannot_be_read_are_named_and_need_a_yes(program, baby):
    text = "When,State\n2026-10-16,awake\n2026-31-31,awake\n2026-10-17,odd\n"
    files, columns = [a_file(text)], {"day": 0, "state": 1}
    upload = make_upload(baby=baby, files=files, columns=columns)
    here = (baby, "uploads", upload.pk)
    looked = program.get(place(*here, "preview")).json()
    assert looked["problem_count"] == 2
    assert [(each["line"], each["column"]) for each in looked["problems"]] == [
        (3, "When"),
        (4, "State"),
    ]
    assert looked["problems"][0]["message"] == "“2026-31-31” is not a date."
    refused = program.post(place(*here, "confirm"), {"leave_out": 1})
    assert (refused.status_code, fields_of(refused)) == (400, ["leave_out"])
    assert Smile.objects.count() == 0
    assert program.post(place(*here, "confirm"), {"leave_out": 2}).status_code == 201
    assert Smile.objects.count() == 1


def test_a_second_run_adds_nothing(program, baby):
    make_import(baby=baby)
    upload = make_upload(baby=baby)
    again = program.post(place(baby, "uploads", upload.pk, "confirm"))
    assert again.status_code == 409
    assert again.json()["detail"] == "There is nothing new to import."


def test_what_baby_buddy_noted_becomes_what_is_picked(program, baby):
    brought = bring(
        program, baby, *(file["text"] for file in BUDDY), source="baby-buddy"
    ).json()
    here = (baby, "uploads", brought["id"])
    assert asked(brought)["child"]["value"] == "1"
    program.put(place(*here), {"answers": {}})
    looked = program.get(place(*here, "preview")).json()
    texts = {each["text"]: each for each in looked["candidates"]}
    smile = texts["Big smile for dad, really"]
    assert (smile["file"], smile["pick"]) == ("table3.csv", "smile")
    unknown = program.post(place(*here, "confirm"), {"picks": {"pick-x": "smile"}})
    assert fields_of(unknown) == ["picks.pick-x"]
    done = program.post(place(*here, "confirm"), {"picks": {smile["name"]: ""}}).json()
    assert done["added"] == {"smiles": 2, "sleeps": 2, "firsts": 1}


def test_a_mail_of_the_tracker_becomes_answers(program, baby):
    load_expectations(today=NOW.date())
    mail = "2 month checklist\nDate: 11/05/2026\nLooks at your face: yes"
    row = bring(program, baby, source="cdc", text=mail).json()
    assert asked(row)["on"]["value"] == "2026-11-05"
    program.put(place(baby, "uploads", row["id"]), {"answers": {}})
    program.post(place(baby, "uploads", row["id"], "confirm"))
    assert str(Answer.objects.get().on) == "2026-11-05"


@pytest.mark.parametrize(
    ("texts", "said", "field"),
    [
        ((), {}, "file"),
        ((b"PK\x03\x04",), {}, "file"),
        ((TABLE, TABLE), {}, ""),
        ((), {"source": "cdc"}, "text"),
        ((), {"source": "paper"}, "source"),
        ((TABLE,), {"source": "baby-buddy"}, "file"),
        ((TABLE,), {"colour": "red"}, "colour"),
    ],
)
def test_what_is_no_table_is_refused_by_its_field(program, baby, texts, said, field):
    assert fields_of(bring(program, baby, *texts, **said)) == [field]
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"zone": "Mars/Base"}, "answers.zone"),
        ({"day": "9"}, "answers.day"),
        ({"note": "0"}, "answers.note"),
        ({"colour": "red"}, "answers.colour"),
    ],
)
def test_answers_that_cannot_be_are_refused_by_name(program, baby, answers, field):
    upload = make_upload(baby=baby)
    refused = program.put(place(baby, "uploads", upload.pk), {"answers": answers})
    assert fields_of(refused) == [field]


def test_much_is_added_by_a_job(program, baby, monkeypatch):
    monkeypatch.setattr(confirming, "AT_ONCE", 2)
    upload = make_upload(baby=baby)
    there = place(baby, "uploads", upload.pk, "confirm")
    busy = make_job(who=parent_of(baby))
    assert program.post(there).status_code == 409
    busy.delete()
    made = program.post(there)
    job = made.json()
    assert (made.status_code, job["kind"], job["state"]) == (202, "table", "done")
    assert job["new"] == 3
    assert job["id"] == str(upload.pk) == str(Job.objects.get().pk)
    done = program.get(place(baby, "imports", upload.pk)).json()
    assert done["added"] == {"smiles": 3}


def test_an_import_is_undone_and_redone_as_a_whole(program, baby):
    here = (baby, "imports", make_import(baby=baby).pk)
    kept = Smile.objects.filter(binned_at__isnull=True)
    assert program.post(place(*here, "redo")).json()["undone_at"] is None
    for _twice in range(2):
        undone = program.post(place(*here, "undo")).json()
        assert (undone["undone_at"], undone["can_redo"]) == (
            "2026-11-23T12:00:00+00:00",
            True,
        )
        assert kept.count() == 0
    assert program.post(place(*here, "redo")).json()["undone_at"] is None
    assert kept.count() == 3
    program.post(place(*here, "undo"))
    with time_machine.travel(NOW + BIN_TIME + timedelta(seconds=1)):
        late = program.post(place(*here, "redo"))
    assert late.status_code == 409


def test_what_was_brought_is_listed_and_forgotten(program, baby):
    upload = make_upload(baby=baby)
    make_upload(baby=baby, by=make_caregiver(baby=baby, role=Role.PARENT).user)
    rows = program.get(place(baby, "uploads")).json()["results"]
    assert [row["id"] for row in rows] == [str(upload.pk)]
    assert program.delete(place(baby, "uploads", upload.pk)).status_code == 204
    assert Upload.objects.count() == 1
    assert not Import.objects.exists()


def test_an_upload_of_another_baby_is_not_found(program, baby):
    other = make_baby(by=parent_of(baby))
    upload = make_upload(baby=other)
    for rest in ((), ("preview",)):
        assert program.get(place(baby, "uploads", upload.pk, *rest)).status_code == 404
    done = make_import(baby=other)
    assert program.get(place(baby, "imports", done.pk)).status_code == 404
    missing = place(baby, "uploads", uuid.uuid4(), "confirm")
    assert program.post(missing).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", ["uploads", "imports"])
def test_the_lists_cost_the_same(program, baby, kind, count, django_assert_num_queries):
    for _each in range(count):
        make_upload(baby=baby) if kind == "uploads" else make_import(baby=baby)
    program.get(place(baby, kind))
    with django_assert_num_queries(4):
        program.get(place(baby, kind))


def test_two_programs_that_confirm_at_the_same_moment_make_one_import(
    program, baby, monkeypatch
):
    upload = make_upload(baby=baby)
    address = place(baby, "uploads", upload.pk, "confirm")
    read_it = sources.look

    def while_it_is_read(*args):
        found = read_it(*args)
        monkeypatch.setattr(imports, "look", read_it)
        assert program.post(address, {}).status_code == 201
        return found

    monkeypatch.setattr(imports, "look", while_it_is_read)
    answer = program.post(address, {})
    assert (answer.status_code, answer.json()["added"]) == (200, {"smiles": 3})
    assert (Smile.objects.count(), Import.objects.count()) == (3, 1)
