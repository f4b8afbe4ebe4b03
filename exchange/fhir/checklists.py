"""A checklist with its answers, as a form that was filled in."""

from collections.abc import Iterator, Sequence
from uuid import uuid5

from clinical.catalog import CHECKLIST_AGES, Expectation, catalog, fact_id
from exchange.fhir.codes import ANSWER, code_of
from exchange.fhir.entries import seers
from exchange.fhir.questionnaires import form_version
from exchange.fhir.reading import AnswerRow, Reading
from exchange.fhir.values import Json, moment
from exchange.fhir.wire import Wire
from milestones.checklists import current_answers

Answered = tuple[Expectation, AnswerRow]


def checklists(read: Reading, wire: Wire) -> Iterator[Json]:
    """Every checklist of which something was answered, with the answers that hold."""
    held = current_answers(read.answers)
    for age in CHECKLIST_AGES:
        entries = catalog().by_age[age]
        given = [(e, held[fact_id(e.id)]) for e in entries if fact_id(e.id) in held]
        if given:
            is_whole = len(given) == len(entries)
            yield _checklist(read, wire, age, given, is_whole=is_whole)


def _checklist(
    read: Reading, wire: Wire, age: int, given: Sequence[Answered], *, is_whole: bool
) -> Json:
    newest = max((row for _, row in given), key=_logged_at)
    found: Json = {
        "resourceType": "QuestionnaireResponse",
        "id": str(uuid5(read.baby.pk, f"checklist {age}")),
        "questionnaire": form_version(wire.terms, age),
        "status": "completed" if is_whole else "in-progress",
        "subject": wire.to("Patient", read.baby.pk),
        "authored": moment(newest.logged_at, read.zone),
        "item": [_item(entry, row, wire) for entry, row in given],
    }
    source = seers(read, wire)(newest.logged_by_id)[0]
    return {**found, "source": source} if "reference" in source else found


def _logged_at(row: AnswerRow) -> tuple[object, ...]:
    return row.logged_at, row.id


def _item(entry: Expectation, row: AnswerRow, wire: Wire) -> Json:
    answer = wire.terms.codings[code_of(ANSWER, row.value)]
    return {
        "linkId": entry.id,
        "text": entry.summary,
        "answer": [{"valueCoding": answer}],
    }
