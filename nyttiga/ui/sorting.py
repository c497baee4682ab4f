"""Swedish order and tolerant search, the same on every PostgreSQL.

No locale of the server is relied on (the embedded one has no Swedish), so both keys are made
here and stored beside the text.
"""

import unicodedata

_KEPT = {"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"}  # these three ASCII signs follow z


def sort_key(text: str) -> str:
    """A key that sorts å, ä, ö in that order after z, ignores case and foreign accents."""
    return "".join(_KEPT.get(letter) or _plain(letter) for letter in _lower(text))


def fold(text: str) -> str:
    """The text as search compares it: lower case, no accents at all (so «Ostra» finds «Östra»)."""
    return " ".join(_plain(_lower(text)).split())


def _lower(text: str) -> str:
    # Composed first: «å» may come as «a» and a ring, from a Mac's file for instance.
    return unicodedata.normalize("NFC", text).casefold()


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return (
        "".join(sign for sign in decomposed if not unicodedata.combining(sign))
        .replace("æ", "ae")
        .replace("ø", "o")
    )
