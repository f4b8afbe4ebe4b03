"""What is sent is refused by its stated length, before any of it is read."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class BoundedUploadHandler(FileUploadHandler):
    """Stands first and lets the next handlers take what is not too long.

    Django bounds the fields of a form, but not its files.
    """

    def handle_raw_input(self, *given: Any, **_rest: Any) -> None:
        """Refuse a body that is longer than any form of ours can be."""
        _input, _headers, length, *_more = given
        is_large = self.request and self.request.path in settings.LARGE_UPLOADS
        an_archive = (settings.ARCHIVE_MAX_MB + 1) * 1024 * 1024
        if length > (an_archive if is_large else settings.DATA_UPLOAD_MAX_MEMORY_SIZE):
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        """Hand a piece on as it is."""
        return raw_data

    def file_complete(self, _file_size: int) -> None:
        """The next handler makes the file."""
        return
