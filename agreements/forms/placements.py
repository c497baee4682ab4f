"""Which placements rest on an agreement."""

from typing import Any

from django import forms
from django.db.models import OuterRef, Q, Subquery

from agreements.models import Agreement, AgreementPlacement
from nyttiga.ui.access import Access
from participants.models import Participant, Placement


class PlacementsForm(forms.Form):
    """The placements at the agreement's enterprises, ticked where they rest on it. A person is
    called by the name shown to the user, a protected one by number."""

    placements = forms.MultipleChoiceField(
        label="Placeringar hos avtalets företag",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, access: Access, agreement: Agreement, **kwargs: Any) -> None:
        self.access, self.agreement = access, agreement
        self.linked = set(agreement.placements.values_list("placement", flat=True))
        kwargs["initial"] = {"placements": [str(pk) for pk in self.linked]}
        super().__init__(*args, **kwargs)
        self.candidates = {str(one.pk): one for one in self._candidates()}
        self.fields["placements"].choices = [  # type: ignore[attr-defined]
            (pk, f"{one.number} {one.shown_name}, {one.enterprise}")
            for pk, one in self.candidates.items()
        ]

    def _candidates(self) -> Any:
        name = Participant.objects.visible_to(self.access).filter(pk=OuterRef("participant"))
        enterprises = self.agreement.enterprises.values("enterprise")
        return (
            Placement.objects.visible_to(self.access)
            .filter(Q(enterprise__in=enterprises) | Q(pk__in=self.linked))
            .filter(participant__in=Participant.objects.counted())
            .annotate(shown_name=Subquery(name.values("shown_name")))
            .select_related("enterprise__organisation")
            .order_by("-starts_on", "-pk")
        )

    def save(self) -> None:
        chosen = {int(pk) for pk in self.cleaned_data["placements"]}
        offered = {one.pk for one in self.candidates.values()}
        for link in self.agreement.placements.filter(placement__in=offered - chosen):
            link.delete()
        for pk in sorted(chosen - self.linked):
            AgreementPlacement.objects.create(
                project=self.access.project, agreement=self.agreement, placement_id=pk
            )
