"""What a summary of the CDC tracker would add: dated answers to milestones."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from babies.choices import Precision
from babies.forms.fields import quoted
from babies.homes import today_at_home
from clinical.catalog import fact_id
from clinical.checklist import Value
from exchange.imports.cdc import Answered, Summary, read_summary
from exchange.imports.found import Entry, Found, Remark, key_of
from exchange.imports.preview import Looked, answer_sample
from exchange.imports.writing import Batch
from exchange.models import Upload
from milestones.bulk import SaidAnswer
from milestones.refusals import RefusedEntryError, check_open


def summary_of(upload: Upload) -> Summary:
    """What the mail says, with the age that was given for it."""
    age = upload.answers.get("age")
    return read_summary(upload.files[0]["text"], int(age) if age else None)


def look_at_cdc(upload: Upload, now: datetime) -> Looked:
    """The answers of a mail on the day that was given for them."""
    summary = summary_of(upload)
    on = date.fromisoformat(upload.answers["on"])
    found: Found[SaidAnswer] = Found()
    for answered in summary.answers:
        try:
            entry = _entry(answered, upload, on, now)
        except RefusedEntryError as error:
            found.problems.append(Remark(answered.line, "", error.sentence))
        else:
            found.add(entry)
    return Looked(
        batch=Batch(answers=found.said()),
        problems=found.problems,
        repeated=found.repeated,
        sample=answer_sample(found.entries, len(found)),
        left_out=list(_left_out(summary)),
    )


def _entry(
    answered: Answered, upload: Upload, on: date, now: datetime
) -> Entry[SaidAnswer]:
    """An answer; raises RefusedEntryError before its list opens."""
    baby, entry = upload.baby, answered.entry
    check_open(entry, birth=baby.birth, today=today_at_home(baby, now))
    key = key_of(baby.pk, "answer", fact_id(entry.id), on, answered.value.value)
    said = SaidAnswer(on, entry, Value(answered.value), Precision.DAY)
    return Entry(key, answered.line, said)


def _left_out(summary: Summary) -> Iterator[str]:
    for line in summary.unclear:
        text = _("Line %(line)d: we know no such milestone. “%(text)s”")
        if not line.has_answer:
            text = _("Line %(line)d: there is no answer to it. “%(text)s”")
        yield text % {"line": line.line, "text": quoted(line.text)}
