"""What cannot be so: days that nobody can have logged, lists not open yet."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babies.models import Baby
from clinical.ages import Birth
from clinical.catalog import SOCIAL_SMILE, Expectation, fact_id
from clinical.checklist import opens_on


class RefusedEntryError(ValueError):
    """An entry that cannot be right; `field` names the one to look at."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


def check_day(on: date, *, baby: Baby, today: date) -> None:
    """Refuse a day before birth or after today; raises RefusedEntryError for `on`."""
    if on > today:
        raise RefusedEntryError("on", _("This day has not come yet. Please check it."))
    if on < baby.birth_on:
        raise RefusedEntryError(
            "on", _("This day is before the birth. Please check it.")
        )


def check_open(entry: Expectation, *, birth: Birth, today: date) -> None:
    """Refuse an answer to a list that is not open yet (clinical rules D.1).

    Raises RefusedEntryError for `value`.
    """
    opens = opening_day(entry, birth)
    if opens is not None and today < opens:
        sentence = _("This list opens on %(opens)s. Please come back then.")
        raise RefusedEntryError("value", sentence % {"opens": date_format(opens)})


def opening_day(entry: Expectation, birth: Birth) -> date | None:
    """The first day an entry may be answered, or None when it always may.

    A first social smile may come early, so its question is never closed.
    """
    if entry.age_months is None or fact_id(entry.id) == SOCIAL_SMILE:
        return None
    return opens_on(birth, entry.age_months)
