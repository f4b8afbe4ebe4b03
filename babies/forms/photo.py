"""Forms for photos: the file, what it shows, and whether it may be shared."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from babies.models import TITLE_LENGTH, Photo
from babies.pictures import MAX_BYTES, Picture, PictureError, remade, too_large_words

TOO_LARGE: Final = lazy(too_large_words, str)()
ACCEPT: Final = "image/jpeg,image/png,image/webp,image/heic,image/heif"


class PictureField(forms.FileField):
    """A photo as a phone takes it, made anew; what it is called does not matter."""

    default_error_messages = dict.fromkeys(
        ("required", "missing", "empty", "invalid"), _("Please choose a photo.")
    )

    def __init__(self, **options: Any) -> None:
        # So that a phone says so at once, and does not send it for nothing.
        limit = {"data-most-bytes": MAX_BYTES, "data-too-large": TOO_LARGE}
        widget = forms.FileInput(attrs={"accept": ACCEPT, **limit})
        super().__init__(widget=widget, **options)

    def clean(self, data: Any, initial: Any = None) -> Picture:
        """The photo in two sizes, without anything that was hidden in it."""
        file = super().clean(data, initial)
        try:
            return remade(file, file.size)
        except PictureError as error:
            raise ValidationError(error.sentence) from error


def words_field() -> PlainTextField:
    """What a photo shows, for those who hear the page."""
    return PlainTextField(
        label=_("What it shows"),
        help_text=_("For those who hear this page. You can leave it empty."),
        longest=TITLE_LENGTH,
        required=False,
    )


class PhotoForm(forms.Form):
    """A new photo."""

    image = PictureField(
        label=_("Photo"),
        help_text=_("The place where it was taken is removed."),
    )
    words = words_field()


class PhotoWordsForm(forms.Form):
    """Other words for a photo; parents also say whether it may be shared."""

    words = words_field()
    in_shares = forms.BooleanField(
        label=_("May be in a share"),
        help_text=_("While this is off, only the family sees it."),
        required=False,
    )

    def __init__(self, *, photo: Photo, may_manage: bool, data: Any = None) -> None:
        known = {"words": photo.words, "in_shares": photo.in_shares}
        super().__init__(data, initial=known)
        self.photo = photo
        if not may_manage:
            del self.fields["in_shares"]

    @property
    def may_be_shared(self) -> bool:
        """Whether it may be shared: as before, if one may not decide that."""
        return bool(self.cleaned_data.get("in_shares", self.photo.in_shares))
