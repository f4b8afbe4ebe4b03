import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from babies.bins import BIN_TIME
from babies.models import First, Sleep, Smile, SmileDay
from babies.services import bin_smile
from babies.sleep_log import Times
from clinical.catalog import catalog
from clinical.checklist import Value
from exchange.imports.sources import look
from exchange.imports.writing import (
    KEPT,
    MOST_WAITING,
    Batch,
    bring,
    can_redo,
    new_in,
    purge_uploads,
    redo,
    undo,
    write,
)
from exchange.models import Import, Source, Upload
from milestones.bulk import SaidAnswer, SaidFirst
from milestones.loading import load_expectations
from milestones.models import Answer
from milestones.refusals import RefusedEntryError
from tests.factories import NOW, make_baby, make_seen, make_smile, make_user, parent_of
from tests.factories_imports import a_file, make_import, make_upload
from tests.factories_sleep import make_sleep

pytestmark = pytest.mark.django_db

ON = date(2026, 10, 16)
START = datetime.fromisoformat("2026-10-16T09:00Z")
ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.fixture
def baby():
    load_expectations(today=NOW.date())
    return make_baby()


def everything(baby):
    """One entry of each kind; the two smiles of a day are told apart by their time."""
    entry = catalog().by_id["cdc-02m-studies-faces"]
    return Batch(
        smiles={ONE: make_seen(baby=baby, on=ON), TWO: make_seen(baby=baby, on=ON)},
        sleeps={ONE: Times(START, START + timedelta(hours=1))},
        answers={ONE: SaidAnswer(ON, entry, Value.YES, "day")},
        firsts={ONE: SaidFirst(ON, "Rolled", "over")},
    )


def counts():
    return [
        model.objects.filter(binned_at__isnull=True).count()
        for model in (Smile, Sleep, Answer, First)
    ]


def write_all(baby):
    upload = make_upload(baby=baby)
    with transaction.atomic():
        return write(everything(baby), upload=upload, now=NOW)


def test_one_entry_that_cannot_be_takes_all_of_them_back(baby):
    early = SaidFirst(date(2026, 8, 31), "Too early")
    batch = replace(everything(baby), firsts={TWO: early})
    upload = make_upload(baby=baby)
    seen = []

    def watch(keys):
        for key in keys:
            seen.append(key)
            yield key

    with pytest.raises(RefusedEntryError), transaction.atomic():
        write(batch, upload=upload, now=NOW, watch=watch)
    assert len(seen) == 5
    assert counts() == [0, 0, 0, 0]
    assert not Import.objects.exists()
    assert Upload.objects.get() == upload


def test_an_import_logs_every_kind_and_remembers_which(baby):
    batch = everything(baby)
    assert new_in(batch) == {"smiles": 2, "sleeps": 1, "answers": 1, "firsts": 1}
    done = write_all(baby)
    assert counts() == [2, 1, 1, 1]
    assert done.rows == {
        "smiles": [str(ONE), str(TWO)],
        "sleeps": [str(ONE)],
        "answers": [str(ONE)],
        "firsts": [str(ONE)],
    }
    assert SmileDay.objects.get().unclear == 2
    assert Upload.objects.count() == 0
    assert new_in(batch) == {"smiles": 0, "sleeps": 0, "answers": 0, "firsts": 0}


def test_a_second_run_adds_nothing(baby):
    write_all(baby)
    again = write_all(baby)
    assert again.rows == {}
    assert counts() == [2, 1, 1, 1]


def test_undo_puts_all_of_it_into_the_bin_and_redo_takes_it_back(baby):
    done = write_all(baby)
    own = make_smile(baby=baby, on=ON)
    by = parent_of(baby)
    assert undo(done, by=by, now=NOW) == 5
    assert counts() == [1, 0, 0, 0]
    assert SmileDay.objects.get().unclear == 1
    assert done.undone_at == NOW
    assert can_redo(done, NOW + BIN_TIME - timedelta(seconds=1))
    assert not can_redo(done, NOW + BIN_TIME)
    assert redo(done, by=by, now=NOW) == 5
    assert counts() == [3, 1, 1, 1]
    assert not can_redo(done, NOW)
    own.refresh_from_db()
    assert own.binned_at is None


def test_what_was_binned_before_is_not_counted_again(baby):
    done = write_all(baby)
    by = parent_of(baby)
    bin_smile(smile=Smile.objects.get(pk=ONE), by=by, now=NOW)
    assert undo(done, by=by, now=NOW) == 4


def test_what_cannot_stand_any_more_stays_in_the_bin(baby):
    done = write_all(baby)
    by = parent_of(baby)
    undo(done, by=by, now=NOW)
    make_sleep(baby=baby, start=START)
    baby.birth_on = baby.zero_on = ON + timedelta(days=1)
    baby.save()
    done.baby = baby
    assert redo(done, by=by, now=NOW) == 0
    assert counts() == [0, 1, 0, 0]


def test_a_sleep_whose_time_is_taken_stays_in_the_bin(baby):
    done = write_all(baby)
    by = parent_of(baby)
    undo(done, by=by, now=NOW)
    make_sleep(baby=baby, start=START)
    assert redo(done, by=by, now=NOW) == 4


def test_what_is_brought_is_kept_for_a_day(baby):
    by = make_user()
    old = make_upload(baby=baby, by=by, at=NOW - KEPT)
    young = make_upload(baby=baby, by=by, at=NOW - KEPT + timedelta(seconds=1))
    new = bring([a_file("x")], baby=baby, source=Source.CDC, by=by, now=NOW)
    assert set(Upload.objects.all()) == {young, new}
    assert old.pk not in {young.pk, new.pk}
    assert purge_uploads(now=NOW + KEPT) == 2


def test_of_very_many_that_wait_the_oldest_is_forgotten(baby):
    others = make_upload(baby=baby, by=make_user())
    mine = [
        make_upload(baby=baby, at=NOW - timedelta(minutes=minutes))
        for minutes in range(MOST_WAITING)
    ]
    new = bring([], baby=baby, source=Source.CSV, by=parent_of(baby), now=NOW)
    kept = {new.pk, others.pk, *(upload.pk for upload in mine[:-1])}
    assert set(Upload.objects.values_list("pk", flat=True)) == kept


def test_an_import_is_written_under_the_id_of_its_upload(baby):
    upload = make_upload(baby=baby)
    pk = upload.pk
    done = write(look(upload, {}, NOW).looked.batch, upload=upload, now=NOW)
    assert (done.pk, Import.objects.get().by) == (pk, parent_of(baby))


def test_another_babys_entries_are_not_touched_by_an_undo(baby):
    done = make_import(baby=baby)
    theirs = make_smile(baby=make_baby())
    done.rows["smiles"].append(str(theirs.pk))
    undo(done, by=parent_of(baby), now=NOW)
    theirs.refresh_from_db()
    assert theirs.binned_at is None
