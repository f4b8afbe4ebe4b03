"""Forms of an import: what is brought, and how it is meant."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from babies.homes import zone_choices
from exchange.imports.baby_buddy import children_of, read_export
from exchange.imports.table import (
    ENCODING_WORDS,
    Encoding,
    TableError,
    decode,
    read_table,
)
from exchange.models import Source, Upload

MOST_FILES: Final = 10
NO_ZONE: Final = _lazy("There is no such time zone. Please choose one of the list.")
Brought = list[dict[str, str]]


class _Files(forms.FileInput):
    """A file chooser for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Text files, each with its name and how it was written."""

    widget = _Files
    default_error_messages = {"empty": _lazy("This file is empty.")}

    def clean(self, data: Any, _initial: Any = None) -> Brought:
        """Each file as text; raises ValidationError with the file's name."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_FILES:
            most = {"most": MOST_FILES}
            raise ValidationError(_("Please choose %(most)d files at most.") % most)
        return [_text_of(super(FilesField, self).clean(each)) for each in files]


def _text_of(file: UploadedFile[Any]) -> dict[str, str]:
    name = (file.name or "")[:100]
    try:
        text, encoding = decode(file.read())
    except TableError as error:
        told = {"file": name, "problem": error.sentence}
        raise ValidationError(_("%(file)s: %(problem)s") % told) from error
    return {"name": name, "text": text, "encoding": encoding.value}


class BringForm(forms.Form):
    """Files, or text that is pasted."""

    chosen = FilesField(label=_lazy("File"), required=False)
    text = forms.CharField(
        label=_lazy("Or paste the text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        strip=False,
    )

    def __init__(self, *, source: Source, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.source = source
        if source == Source.CDC:
            del self.fields["chosen"]
            self.fields["text"].label = _("The text of the mail")
        elif source == Source.BABY_BUDDY:
            self.fields["chosen"].label = _("Files")
            del self.fields["text"]
        else:
            self.fields["chosen"].widget.attrs["multiple"] = False

    def clean_text(self) -> Brought:
        """What was pasted, as one file."""
        typed = self.cleaned_data["text"]
        if not typed.strip():
            return []
        try:
            text, encoding = decode(typed.encode())
        except TableError as error:
            raise ValidationError(error.sentence) from error
        return [{"name": "", "text": text, "encoding": encoding.value}]

    def clean(self) -> dict[str, Any]:
        """Something must be there, and a table must be one."""
        said = super().clean() or {}
        if self.errors:
            return said
        said["brought"] = [*said.get("chosen", []), *said.get("text", [])]
        if not said["brought"]:
            name = "text" if self.source == Source.CDC else "chosen"
            self.add_error(name, _("Please choose a file or paste the text."))
        elif self.source == Source.CSV:
            self._check_table(said["brought"])
        elif self.source == Source.BABY_BUDDY:
            self._check_export(said["brought"])
        return said

    def _check_export(self, brought: Brought) -> None:
        export = read_export(brought)
        for problem in export.problems:
            told = {"file": problem.file, "problem": problem.sentence}
            self.add_error("chosen", _("%(file)s: %(problem)s") % told)
        if not self.errors and not children_of(export):
            text = _(
                "These hold no sleep, tummy time or notes as Baby Buddy exports them."
            )
            self.add_error("chosen", text)

    def _check_table(self, brought: Brought) -> None:
        if len(brought) > 1:
            self.add_error(None, _("Please bring one table at a time."))
            return
        try:
            table = read_table(brought[0]["text"])
        except TableError as error:
            self.add_error("chosen" if brought[0]["name"] else "text", error.sentence)
            return
        if not table.lines and len(table.header) == 1:
            self.add_error(None, _("This holds only one line. Is it the right one?"))


class AskForm(forms.Form):
    """In which time zone the times of a file are; each source asks more."""

    zone = forms.ChoiceField(
        label=_lazy("Time zone of these times"),
        help_text=_lazy("Where the clock showed them."),
        choices=zone_choices,
        error_messages={"invalid_choice": NO_ZONE, "required": NO_ZONE},
    )

    def __init__(self, *, upload: Upload, now: datetime, data: Any = None) -> None:
        known = {"zone": upload.baby.time_zone, **upload.answers}
        super().__init__(data, initial=known)
        self.upload, self.now = upload, now

    @property
    def brought(self) -> list[tuple[str, Promise]]:
        """What was brought: the name of each file, and how its letters are read."""
        return [
            (file["name"], ENCODING_WORDS[Encoding(file["encoding"])])
            for file in self.upload.files
        ]

    def read_anew(self) -> dict[str, Any]:
        """What to keep when the file is to be read in another way, and asked about anew.

        Nothing where there is one way only.
        """
        return {}

    def answers(self) -> dict[str, Any]:
        """What was answered, as JSON can hold it."""
        return dict(self.cleaned_data)

    @property
    def shown_fields(self) -> Sequence[Any]:
        """The questions to show."""
        return self.visible_fields()
