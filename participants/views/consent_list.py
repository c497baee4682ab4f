"""All consents of the project, for the data protection officer: numbers, never names."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectListView
from participants.models import Consent, Participant


class ConsentFilterForm(forms.Form):
    """Narrows the list."""

    VALID, WITHDRAWN, OVER = "galler", "atertaget", "gatt-ut"
    kind = forms.ChoiceField(
        label="Vad", required=False, choices=[("", "Alla"), *Consent.Kind.choices]
    )
    state = forms.ChoiceField(
        label="Läge",
        required=False,
        choices=[
            ("", "Alla"),
            (VALID, "Gäller"),
            (WITHDRAWN, "Återtaget"),
            (OVER, "Har gått ut"),
        ],
    )
    number = forms.RegexField(
        r"^(?=.*\d)[\w-]+$",
        label="Deltagarnummer",
        required=False,
        max_length=9,  # shorter than a personnummer: what is typed here stands in the address
        error_messages={"invalid": "Skriv ett deltagarnummer, till exempel D014."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "number" else "form-select"


class ConsentListView(ProjectListView):
    """Latest first. The officer opens no person, so a row leads nowhere."""

    permission = Permission.CONSENTS_LIST
    model = Consent
    template_name = "participants/consents/list.html"
    paginate_by = 100

    def get_queryset(self) -> QuerySet[Consent]:
        self.form = ConsentFilterForm(self.request.GET)
        # Who was registered by mistake is in no list.
        counted = Participant.objects.filter(project=self.project).counted()
        consents = Consent.objects.visible_to(self.access).filter(participant__in=counted)
        if not self.form.is_valid():
            return consents.none()
        asked = self.form.cleaned_data
        if asked["kind"]:
            consents = consents.of_kind(asked["kind"])
        if asked["number"]:
            consents = consents.filter(participant__number__iexact=asked["number"])
        if asked["state"] == ConsentFilterForm.VALID:
            consents = consents.valid(today())
        elif asked["state"] == ConsentFilterForm.WITHDRAWN:
            consents = consents.filter(withdrawn_on__lte=today())
        elif asked["state"] == ConsentFilterForm.OVER:
            valid = Consent.objects.valid(today()).values("pk")
            consents = consents.filter(withdrawn_on=None).exclude(pk__in=valid)
        return consents.order_by("-given_on", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(form=self.form, **kwargs)
        shown = Consent.objects.filter(pk__in=[consent.pk for consent in context["page_obj"]])
        return context | {
            "consents": shown.with_validity(today())
            .select_related("participant")
            .order_by("-given_on", "-pk"),
            "is_filtered": any(self.request.GET.get(name) for name in self.form.fields),
        }
