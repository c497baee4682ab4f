"""Which of two people's facts the one who stays is to have."""

from typing import Any

from django import forms
from django.utils.formats import date_format

from nyttiga.projects.models import ContactPerson

STAYS, GOES = "kvar", "andra"


def _workplace(person: ContactPerson) -> str:
    return str(person.unit or person.organisation)


def _mailings(person: ContactPerson) -> str:
    day = person.may_be_mailed_on
    return f"Sa ja {date_format(day)}" if day else "Har inte sagt ja"


# What is asked: the fields that go together, what they are called, and how they read.
FACTS: dict[str, tuple[tuple[str, ...], str, Any]] = {
    "name": (("name",), "Namn", lambda person: person.name),
    "title": (("title",), "Roll", lambda person: person.title),
    "workplace": (("organisation", "unit"), "Arbetar på", _workplace),
    "phone": (("phone",), "Telefon", lambda person: person.phone),
    "email": (("email",), "E-post", lambda person: person.email),
    "mailings": (("may_be_mailed_on",), "Utskick", _mailings),
    "is_active": (
        ("is_active",),
        "Kvar",
        lambda person: "Arbetar kvar" if person.is_active else "Har slutat",
    ),
}


class ContactMergeForm(forms.Form):
    """One question for each fact that differs; what is the same, or said by one only, is kept."""

    def __init__(
        self, *args: Any, stays: ContactPerson, goes: ContactPerson, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {STAYS: stays, GOES: goes}
        self.said: dict[str, str] = {}  # facts that are not asked, by what they are called
        self.given: dict[str, str] = {}  # whose it is, of a fact that is not asked
        for name, (_, label, words) in FACTS.items():
            mine, theirs = words(stays), words(goes)
            if mine and theirs and mine != theirs:
                self.fields[name] = forms.ChoiceField(
                    label=label,
                    choices=[(STAYS, mine), (GOES, theirs)],
                    initial=STAYS,
                    widget=forms.RadioSelect,
                )
            else:
                self.given[name] = STAYS if mine else GOES
                self.said |= {label: mine or theirs} if mine or theirs else {}

    def values(self) -> dict[str, Any]:
        """The facts chosen, as the contact person's fields."""
        chosen = self.given | {name: self.cleaned_data[name] for name in self.fields}
        return {
            field: getattr(self.people[whose], field)
            for name, whose in chosen.items()
            for field in FACTS[name][0]
        }
