"""Who changed what about an enterprise, and when, in plain words.

Longer texts are not repeated, only that they were rewritten; a sole trader's number never is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from enterprises.models import (
    CriteriaAssessment,
    EffectChain,
    EffectIndicator,
    Enterprise,
    EnterpriseContact,
    EnterpriseDocument,
    MaturityAssessment,
    NeedsMapping,
    PlaceCount,
    Routine,
    Supervisor,
    WayStep,
)
from nyttiga.audit.changes import (
    Change,
    change_of,
    is_long_text,
    label_of,
    merged,
    value_words,
)
from nyttiga.projects.models import ContactPerson, NetworkMember

NEVER_SHOWN = {"project", "enterprise", "organisation", "organisation_number_index", "sort_name"}
SECRET = {"organisation_number"}


@dataclass(frozen=True)
class Told:
    """One kind of row: its model, what it is called, and which fact names one of them. `path` is
    how a row of history finds the enterprise, or with `of_organisation` its organisation."""

    model: Any
    title: str
    named: str = ""
    path: str = "enterprise_id"
    of_organisation: bool = False

    def records(self, enterprise: Enterprise) -> Any:
        """The history of such rows, oldest first, also of those that are gone."""
        key = enterprise.organisation_id if self.of_organisation else enterprise.pk
        found = self.model.history.filter(**{self.path: key}).select_related("history_user")
        return found.order_by("history_date", "history_id")

    def name(self, record: Any) -> str:
        """What a row is called."""
        value = getattr(record, self.named) if self.named else ""
        if not value:
            return self.title
        field = self.model._meta.get_field(self.named)
        words = value if isinstance(value, str) and not field.choices else value_words(field, value)
        return f"{self.title} {words}"


KINDS = [
    Told(Enterprise, "Företaget", path="id"),
    Told(Supervisor, "Handledaren", "name"),
    Told(ContactPerson, "Kontaktpersonen", "name", "organisation_id", of_organisation=True),
    Told(NetworkMember, "Nätverket", "network", "organisation_id", of_organisation=True),
    Told(EnterpriseContact, "Kontakt", "date"),
    Told(PlaceCount, "Platser från", "from_on"),
    Told(WayStep, "Steg på vägen:", "step"),
    Told(NeedsMapping, "Kartläggning", "mapped_on"),
    Told(CriteriaAssessment, "Bedömning av ASF", "assessed_on"),
    Told(MaturityAssessment, "Mognad", "assessed_on"),
    Told(EffectChain, "Effektkedjan"),
    Told(EffectIndicator, "Måttet", "name"),
    Told(Routine, "Rutinen", "kind"),
    Told(EnterpriseDocument, "Dokumentet", "title"),
]


def changes(enterprise: Enterprise) -> list[Change]:
    """All changes of an enterprise that came through `visible_to`, latest first."""
    return merged(change for kind in KINDS for change in _changes(kind, enterprise))


def _changes(kind: Told, enterprise: Enterprise) -> Iterator[Change]:
    before: dict[int, Any] = {}
    for record in kind.records(enterprise):
        old, before[record.id] = before.get(record.id), record
        name = kind.name(record)
        if record.history_type == "-":
            # Why it went, where that is said: «slogs ihop med …».
            how = record.history_change_reason or "togs bort"
            yield change_of(record, [f"{name} {how}"])
        elif old is None:
            yield change_of(record, [f"{name} lades till"])
        else:
            yield change_of(record, [f"{name}. {line}" for line in _lines(kind.model, old, record)])


def _lines(model: Any, old: Any, new: Any) -> Iterator[str]:
    for change in new.diff_against(old, excluded_fields=NEVER_SHOWN).changes:
        field = model._meta.get_field(change.field)
        if change.field in SECRET or field.is_relation or is_long_text(field):
            yield f"{label_of(field)} ändrades"
        else:
            before, after = value_words(field, change.old), value_words(field, change.new)
            yield f"{label_of(field)}: {before} blev {after}"
