"""What each form of agreement asks, in plain words, as `forms.toml` has it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from agreements.models.choices import LEGAL_BASIS, AgreementForm

PATH = Path(__file__).with_name("forms.toml")


@dataclass(frozen=True)
class FormText:
    """One form: what must be so, what is easily forgotten, and what to keep."""

    form: AgreementForm
    conditions: list[str]
    consider: list[str]
    evidence: list[str]

    @property
    def law(self) -> str:
        """The paragraph that it rests on, in words."""
        return LEGAL_BASIS[self.form]


@cache
def form_texts() -> dict[AgreementForm, FormText]:
    """All forms, in the order of `AgreementForm`. KeyError when one is missing."""
    content = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return {form: FormText(form, **content[form]) for form in AgreementForm}
