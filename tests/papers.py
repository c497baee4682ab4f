"""Papers without the setting of them, which takes most of the time of a walk."""

import html
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def papers_before_the_press() -> Iterator[None]:
    """Papers come as the HTML that is set, with all its words, also those that would not show:
    setting them takes most of the time of a walk. That their words reach the PDF, others try."""
    with patch("nyttiga.ui.pdf.weasyprint.HTML", _Unset):
        yield


class _Unset:
    def __init__(self, string: str, **kwargs: Any) -> None:
        self.words = " ".join(html.unescape(string).split())

    def write_pdf(self, **kwargs: Any) -> bytes:
        return self.words.encode()
