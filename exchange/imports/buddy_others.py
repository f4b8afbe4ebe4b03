"""What Baby Buddy keeps and Smilestone does not, said of each file in plain words."""

from collections.abc import Set
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

#: By the columns that no other kind of file has; what needs more comes first.
OTHERS: Final[tuple[tuple[frozenset[str], Promise], ...]] = (
    (
        frozenset({"type", "method"}),
        gettext_lazy("%(file)s: feedings. Smilestone keeps no feedings."),
    ),
    (
        frozenset({"wet", "solid"}),
        gettext_lazy("%(file)s: diapers. Smilestone keeps no diapers."),
    ),
    (
        frozenset({"start", "end", "amount"}),
        gettext_lazy("%(file)s: pumping. Smilestone keeps none of it."),
    ),
    (
        frozenset({"temperature"}),
        gettext_lazy("%(file)s: temperatures. Smilestone keeps none."),
    ),
    (
        frozenset({"weight"}),
        gettext_lazy("%(file)s: weights. Smilestone keeps none."),
    ),
    (
        frozenset({"height"}),
        gettext_lazy("%(file)s: heights. Smilestone keeps none."),
    ),
    (
        frozenset({"head_circumference"}),
        gettext_lazy("%(file)s: head sizes. Smilestone keeps none."),
    ),
    (frozenset({"bmi"}), gettext_lazy("%(file)s: BMI. Smilestone keeps none.")),
    (
        frozenset({"dosage"}),
        gettext_lazy("%(file)s: medicines. Smilestone keeps none."),
    ),
    (
        frozenset({"name", "color"}),
        gettext_lazy("%(file)s: tags. Smilestone keeps none."),
    ),
)
UNKNOWN: Final = gettext_lazy("%(file)s: we do not know this kind of file.")


def not_taken(names: Set[str], file: str) -> str:
    """A sentence about a file that nothing is taken from, by its columns."""
    words = next((words for known, words in OTHERS if known <= names), UNKNOWN)
    return str(words) % {"file": file}


def column_not_taken(name: str, file: str) -> str:
    """A sentence about a column of a file that is read without it."""
    told = {"file": file, "column": name}
    return _("%(file)s: the column “%(column)s” is not read.") % told
