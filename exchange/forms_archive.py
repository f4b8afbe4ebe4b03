"""The form for an archive: a first look refuses what is plainly none."""

from typing import Any, Self

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy

from exchange.archive.unpacking import opened
from exchange.archive.words import fault_words
from exchange.jobs import StopError


class ArchiveForm(forms.Form):
    """A zip file that Smilestone made."""

    file = forms.FileField(
        label=gettext_lazy("Your file"),
        help_text=gettext_lazy("The zip file that Smilestone made for you."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Please choose a file.")},
    )

    @classmethod
    def refused(cls, sentence: str) -> Self:
        """The form again, with why the file that was sent is not taken."""
        form = cls(data={})
        form.fields["file"].required = False
        form.add_error("file", sentence)
        return form

    def clean_file(self) -> Any:
        """The file, if it is a zip of ours as far as can be seen at once."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        most = settings.ARCHIVE_MAX_MB
        if file.size > most * 1024**2:
            raise ValidationError(
                _("This file is over %(most)s MB. Please ask who runs this site.")
                % {"most": most}
            )
        try:
            opened(file)
        except StopError as error:
            raise ValidationError(fault_words(error.fault, error.found)) from error
        file.seek(0)
        return file
