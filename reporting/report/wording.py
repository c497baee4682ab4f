"""Plain Swedish for drafts: numbers as words, lists, dates, and text typed as paragraphs."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nyttiga.ui.small_numbers import FEW, HIDDEN
from reporting.pace import whole

WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
DAY_AND_MONTH = re.compile(rf"\b(\d{{1,2}}) ({MONTHS.replace(' ', '|')})\b")
BULLETS = ("- ", "• ", "* ")


def amount(number: int | str, one: str, many: str, article: str = "en") -> str:
    """«åtta deltagare», «ett samtal», «färre än fem deltagare», «ingen deltagare»."""
    if number == FEW:
        return f"färre än fem {many}"
    if number == HIDDEN:
        return f"ett antal {many}"
    if number == 0:
        return f"{'inget' if article == 'ett' else 'ingen'} {one}"
    if number == 1:
        return f"{article} {one}"
    return f"{count_word(int(number))} {many}"


def how_many(number: int | str) -> str:
    """The number alone, where the sentence has said of what."""
    return amount(number, "", "").strip()


def people(number: int | str) -> str:
    return amount(number, "deltagare", "deltagare")


def count_word(number: int) -> str:
    """Up to ten in words, as Swedish print has it."""
    return (
        WORDS[number]
        if 0 <= number < len(WORDS)
        else str(number_format(number, force_grouping=True))
    )


def plain_number(number: int | Decimal | None) -> str:
    """With a decimal comma, and without a decimal that says nothing."""
    return (
        "" if number is None else str(number_format(number, force_grouping=True)).removesuffix(",0")
    )


def whole_number(number: Decimal | None) -> str:
    """Rounded half up, as the pages show a forecast."""
    return plain_number(whole(number))


def enumeration(parts: Sequence[str]) -> str:
    """«Flen, Nyköping och Trosa»."""
    return " och ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def sentence(text: str) -> str:
    """With a capital first and a full stop last."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?", ":")) else ".")


def paragraph(*sentences: str) -> str:
    return " ".join(sentence(one) for one in sentences if one)


def bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def text(*paragraphs: str) -> str:
    """A section's text: paragraphs with an empty line between."""
    return "\n\n".join(one for one in paragraphs if one)


def day(date: dt.date) -> str:
    """«12 maj»."""
    return date_format(date, "j F")


@dataclass(frozen=True)
class Block:
    """A paragraph of typed text, with its lines, or a list with its items."""

    lines: list[str]
    is_list: bool = False


def blocks(typed: str) -> list[Block]:
    """Typed text in paragraphs and lists: an empty line begins a paragraph, lines with a dash
    become a list."""
    typed = DAY_AND_MONTH.sub("\\1\xa0\\2", typed)  # no line ends between «12» and «maj»
    found = []
    for paragraph in typed.replace("\r\n", "\n").split("\n\n"):
        lines = paragraph.strip().splitlines()
        start = next((n for n, line in enumerate(lines) if line.startswith(BULLETS)), len(lines))
        if lines[:start]:
            found.append(Block(lines[:start]))
        if lines[start:]:
            found.append(Block(_items(lines[start:]), is_list=True))
    return found


def _items(lines: Sequence[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if line.startswith(BULLETS):
            items.append(line[2:].strip())
        else:  # a long item goes on
            items[-1] += f" {line.strip()}"
    return items


def as_html(typed: str) -> SafeString:
    """Typed text as HTML."""
    return format_html_join("\n", "{}", ((_html(block),) for block in blocks(typed)))


def _html(block: Block) -> SafeString:
    rows = [(line,) for line in block.lines]
    if block.is_list:
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", rows))
    return format_html("<p>{}</p>", format_html_join(SafeString("<br>"), "{}", rows))
