"""Soft warnings about free texts in which a personnummer does not belong."""

from nyttiga.ui.soft_warnings import SoftWarningsMixin as Warnings
from participants.personnummer import stands_in


class SoftWarningsMixin(Warnings):
    """The soft warnings of every form, and one for each of the `free_texts`."""

    free_texts: tuple[str, ...] = ()

    def find_warnings(self) -> None:
        for name in self.free_texts:
            if stands_in(self.cleaned_data.get(name) or ""):
                label = self.fields[name].label  # type: ignore[attr-defined]
                self.warn(
                    f"text-{name}",
                    "Det ser ut att stå ett personnummer i texten",
                    f"Ta bort det ur «{label}». Personnummer hör bara hemma i sitt eget fält.",
                    tick="Det är inget personnummer",
                )
