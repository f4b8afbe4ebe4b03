"""The ways in: each with its questions, and what it makes of an upload."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from exchange.imports.csv_file import look_at_csv
from exchange.imports.forms import AskForm, CsvForm
from exchange.imports.preview import Preview, preview
from exchange.models import Source, Upload

Picks = Mapping[str, str]
FORMS: Final[Mapping[str, type[AskForm]]] = {
    Source.CSV: CsvForm,
}


def look(upload: Upload, _picks: Picks, now: datetime) -> Preview:
    """What an upload would add, with what a person picked of what may be entries."""
    if upload.source == Source.CSV:
        return preview(look_at_csv(upload, now))
    raise NotImplementedError
