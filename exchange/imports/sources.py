"""The ways in: each with its questions, and what it makes of an upload."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from exchange.imports.buddy_look import look_at_buddy
from exchange.imports.cdc_look import look_at_cdc
from exchange.imports.csv_file import look_at_csv
from exchange.imports.forms import AskForm
from exchange.imports.forms_more import BuddyForm, CdcForm
from exchange.imports.forms_table import CsvForm
from exchange.imports.ground import ground_of
from exchange.imports.lines import Watch
from exchange.imports.preview import Preview, preview
from exchange.models import Source, Upload

Picks = Mapping[str, str]
FORMS: Final[Mapping[str, type[AskForm]]] = {
    Source.CSV: CsvForm,
    Source.BABY_BUDDY: BuddyForm,
    Source.CDC: CdcForm,
}


def is_answered(upload: Upload) -> bool:
    """Whether it is known how an upload is meant, not only how it is written."""
    return bool(upload.answers.keys() - {"way"})


def look(upload: Upload, picks: Picks, now: datetime, watch: Watch = iter) -> Preview:
    """What an upload would add, with what a person picked of what may be entries.

    `watch` sees the lines of a table go by, the only thing that can be long.
    """
    # Before anything is read: what changes meanwhile is seen by `still`.
    ground = ground_of(upload)
    if upload.source == Source.CSV:
        return preview(look_at_csv(upload, now, watch), ground)
    if upload.source == Source.CDC:
        return preview(look_at_cdc(upload, now), ground)
    return preview(look_at_buddy(upload, picks, now), ground)


def still(found: Preview, upload: Upload, picks: Picks, now: datetime) -> Preview:
    """What was found before the baby was held, or what is found now if that differs.

    The caller holds the baby.
    """
    if found.ground == ground_of(upload):
        return found
    return look(upload, picks, now)
