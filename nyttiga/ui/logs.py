"""Keeps personal data out of the log."""

import logging
import re
import traceback
from types import TracebackType

# Whatever looks like a personnummer or an e-mail address, all that follows a question mark, and
# the secret part of the links in mails and on participants' telephones.
_PERSONAL = re.compile(
    r"\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b|[^\s@<>]+@[^\s@<>]+|\?\S*"
    r"|(?<=/inbjudan/)[\w-]{20,}|(?<=/losenord/nytt/)[\w-]{20,}|(?<=/l/)[\w-]{20,}"
    r"|(?<=/kalender/)[\w-]{20,}"
)

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PathOnly(logging.Filter):
    """Masks what could name a person in a message."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _PERSONAL.sub("***", record.getMessage())
        record.args = None
        return True


class TraceWithoutValues(logging.Formatter):
    """Shows where a fault rose and its type. An exception's own words may quote a row."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 (logging's name)
        frames = traceback.extract_tb(ei[2])
        lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([*lines, f"{ei[0].__name__ if ei[0] else 'unknown'}"])
