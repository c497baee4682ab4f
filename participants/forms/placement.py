"""A placement begins, or its facts are changed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.formats import date_format

from enterprises.models import Enterprise, Supervisor
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.forms.hours import HoursMixin
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Consent, ParticipationPeriod, Placement, Proposal
from participants.placement_forms import LEGAL_FORMS, grouped_choices


class PlacementForm(HoursMixin, SoftWarningsMixin, ProjectModelForm):
    """What starting and changing share."""

    class Meta:
        model = Placement
        fields = [
            "form",
            "legal_form",
            "decision_reference",
            "starts_on",
            "planned_end_on",
            "supervisor",
            "alias",
            "insurance",
            "length_reason",
        ]
        labels = {
            "form": "Form",
            "legal_form": "Beslutas som",
            "decision_reference": "Beslutets nummer",
            "starts_on": "Startar",
            "planned_end_on": "Planerat slut",
            "alias": "Kallas på företaget",
            "length_reason": "Varför får den vara längre?",
        }
        help_texts = {
            "legal_form": "Styr vem som beslutar och hur länge det längst får vara.",
            "insurance": "Till exempel Kammarkollegiet, kommunen eller företagets egen.",
            "alias": "Förnamn eller ett annat namn. Inget annat namn når företaget härifrån.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.participant = self.instance.participant
        self.free_texts = ("length_reason",)
        self.fields["form"].choices = [("", "Välj"), *Placement.Form.choices]
        self.fields["legal_form"] = forms.ChoiceField(
            label=self.fields["legal_form"].label,
            help_text=self.fields["legal_form"].help_text,
            choices=[("", "Vet inte än"), *grouped_choices()],
            required=False,
        )
        supervisor = self.fields["supervisor"]
        supervisor.empty_label = "Ingen än"
        supervisor.queryset = self.supervisors()
        if self.participant.is_protected:
            self.fields["alias"].required = True
            self.fields[
                "alias"
            ].help_text = "Personen är skyddad. Välj ett namn som inte är det riktiga."

    def supervisors(self) -> Any:
        """Whom the placement may have: those still at the enterprise, and who has it now."""
        there = Q(enterprise=self.instance.enterprise_id, is_active=True)
        now = Q(pk=self.instance.supervisor_id)
        return Supervisor.objects.visible_to(self.access).filter(there | now)

    def _get_validation_exclusions(self) -> set[str]:
        # The end is no field here, yet a start after it is a fault to show.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"ends_on"}

    def clean_alias(self) -> str:
        """Only who may see a protected person's name can be told that it stands here."""
        alias: str = self.cleaned_data["alias"].strip()
        person = self.participant
        if person.is_protected and getattr(person, "is_open", False):
            names = f"{person.first_name} {person.last_name}".casefold().split()
            if set(alias.casefold().split()) & set(names):
                raise ValidationError("Det är personens riktiga namn. Välj ett annat.")
        return alias

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        legal = LEGAL_FORMS.get(cleaned.get("legal_form", ""))
        if legal and cleaned.get("form") and cleaned["form"] not in legal.forms:
            self.add_error("legal_form", f"{legal.label} hör inte ihop med formen du valt.")
        starts_on, planned = cleaned.get("starts_on"), cleaned.get("planned_end_on")
        if starts_on and planned and planned < starts_on:
            self.add_error("planned_end_on", "Slut kan inte vara före start.")
        if starts_on and "starts_on" in self.changed_data and not self._takes_part(starts_on):
            self.add_error("starts_on", "Personen är inte med i projektet den dagen.")
        return cleaned

    def _takes_part(self, day: Any) -> bool:
        periods = ParticipationPeriod.objects.filter(participant=self.participant).ongoing(day)
        return bool(periods.exists())

    def find_warnings(self) -> None:
        super().find_warnings()
        if self.cleaned_data.get("starts_on"):
            self._warn_about_length()
            self._warn_about_overlap()
        self._warn_about_supervisor()

    def _warn_about_length(self) -> None:
        legal = LEGAL_FORMS.get(self.cleaned_data.get("legal_form", ""))
        planned = self.cleaned_data.get("planned_end_on")
        longest = legal.longest_end(self.cleaned_data["starts_on"]) if legal else None
        if legal is None or longest is None or planned is None or planned <= longest:
            return
        reason = self.cleaned_data.get("length_reason", "")
        accepted = self.warn(
            f"length-{legal.max_months}",
            "Längre än beslutet får vara",
            f"{legal.label} får vara i högst {legal.max_months} månader, till och med "
            f"{date_format(longest, 'j F Y')} ({legal.source}). {legal.note}".strip(),
            tick="Det är beslutat att den får vara längre",
            needs_reason=True,
        )
        if accepted and not reason:
            self.add_error("length_reason", "Skriv varför den får vara längre.")

    def _warn_about_overlap(self) -> None:
        data = self.cleaned_data
        others = Placement.objects.filter(participant=self.participant).exclude(pk=self.instance.pk)
        found = others.overlapping(data["starts_on"], data.get("planned_end_on"))
        other = found.select_related("enterprise__organisation").first()
        if other and not {"starts_on", "planned_end_on"}.isdisjoint(self.changed_data):
            self.warn(
                f"overlap-{other.pk}",
                "Personen har redan en placering de dagarna",
                f"{other.number} på {other.enterprise}, från "
                f"{date_format(other.starts_on, 'j F Y')}.",
                tick="Det är rätt: personen är på båda ställena",
            )

    def _warn_about_supervisor(self) -> None:
        supervisor = self.cleaned_data.get("supervisor")
        is_news = not self.instance.pk or "supervisor" in self.changed_data
        if not is_news or "supervisor" in self.errors:
            return
        if supervisor is None:
            self.warn(
                "no-supervisor",
                "Ingen handledare",
                "Den som placeras ska ha en handledare med namn.",
                tick="Spara ändå, handledaren väljs sedan",
            )
        elif supervisor.trained_on is None:
            self.warn(
                f"untrained-{supervisor.pk}",
                "Handledaren är inte utbildad",
                f"{supervisor.name} har inte gått klart handledarkursen.",
                tick="Spara ändå",
            )


class PlacementStartForm(PlacementForm):
    """A new placement. Only enterprises that the person lets be told something can be chosen,
    so there is no way round the consent (`INFO_FORETAG`)."""

    class Meta(PlacementForm.Meta):
        fields = ["enterprise", *PlacementForm.Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        enterprise = self.fields["enterprise"]
        enterprise.queryset = self.enterprises
        enterprise.empty_label = "Välj"
        enterprise.help_text = "Bara företag som personen har lämnat samtycke till."
        enterprise.error_messages["invalid_choice"] = (
            "Samtycke saknas. Företaget får inte veta något än."
        )
        enterprise.label_from_instance = lambda one: one.organisation.name

    @property
    def enterprises(self) -> Any:
        consents = Consent.objects.filter(participant=self.instance.participant).valid(today())
        told = consents.of_kind(Consent.Kind.INFO_ENTERPRISE).values("enterprise")
        found = Enterprise.objects.visible_to(self.access).filter(pk__in=told)
        return found.select_related("organisation").defer("organisation_number")

    def supervisors(self) -> Any:
        there = Supervisor.objects.visible_to(self.access).filter(
            enterprise__in=self.enterprises, is_active=True
        )
        field: Any = self.fields["supervisor"]
        field.label_from_instance = lambda one: f"{one.name}, {one.enterprise.organisation.name}"
        return there.select_related("enterprise__organisation")

    def clean_enterprise(self) -> Enterprise:
        enterprise: Enterprise = self.cleaned_data["enterprise"]
        same = Proposal.objects.filter(participant=self.participant, enterprise=enterprise)
        proposal = same.open().first()
        if proposal and not proposal.both_said_yes:
            raise ValidationError("Förslaget har inte ja från båda än. Skriv svaren där först.")
        return enterprise

    def clean(self) -> Any:
        cleaned = super().clean()
        enterprise, supervisor = cleaned.get("enterprise"), cleaned.get("supervisor")
        if enterprise and supervisor and supervisor.enterprise_id != enterprise.pk:
            self.add_error("supervisor", "Handledaren är på ett annat företag.")
        return cleaned
