"""The rules' reasons and other small facts, in the reader's language."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from clinical.reasons import Reason


def in_words(reason: Reason) -> str:
    """A reason as a sentence in the reader's language, dates and all."""
    params = {name: _localised(name, value) for name, value in reason.params.items()}
    if reason.plural:
        count = reason.params["count"]
        text = ngettext(reason.text, reason.plural, int(str(count)))
    else:
        text = gettext(reason.text)
    return text % params if params else text


def _localised(name: str, value: object) -> object:
    if name == "summary":
        return gettext(str(value))
    return date_format(value) if isinstance(value, date) else value
