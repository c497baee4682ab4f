"""A story's facts and words, the yes to it, and the places where it was told."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.formats import date_format

from agreements.forms.parts import not_ahead
from agreements.models import Story, StoryPlace
from agreements.models.story import usable_consents
from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput, ProjectModelForm
from participants.models import Consent

WORDS = {"kind", "title", "text", "consent", "shown_as"}
COVERS_MISSING = "Läs samtycket här ovanför, och kryssa i att det räcker för den här platsen."


class ConsentChoice(forms.ModelChoiceField):
    """A consent by what it says and when it was given: never whose it is.

    Its words are the communicator's to read: one form names one item and its channels, and she
    has to tell by it what may be told where (DOMAIN 4.5, 7: *only media consents*). Those of
    other consents she never sees, nor these once they no longer hold.
    """

    def label_from_instance(self, consent: Any) -> str:
        words = " ".join(consent.scope.split()) or "Inget skrivet om vad det gäller"
        return f"{words} (lämnat {date_format(consent.given_on)}, samtycke {consent.pk})"


class StoryForm(ProjectModelForm):
    """What it is, what it is about, and the words."""

    consent = ConsentChoice(
        Consent.objects.none(),
        label="Samtycke från personen",
        required=False,
        empty_label="Den handlar inte om en deltagare",
        help_text="Bara giltiga samtycken till bild, film och berättelse går att välja.",
    )

    class Meta:
        model = Story
        fields = ["kind", "title", "text", "enterprise", "agreement", "consent", "shown_as"]
        help_texts = {
            "shown_as": "Det namn som personen själv har valt. Ett påhittat går lika bra.",
            "agreement": "Avtal som får bli ett exempel för andra.",
            "text": "Skriv inget om hälsa, och inget som personen inte har sagt ja till.",
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        consents = fields["consent"].queryset.filter(
            Q(pk__in=usable_consents(today()).values("pk")) | Q(pk=self.instance.consent_id)
        )
        fields["consent"].queryset = consents.order_by("-given_on", "-pk")
        agreements = Q(is_case_study=True) | Q(pk=self.instance.agreement_id)
        fields["agreement"].queryset = fields["agreement"].queryset.filter(agreements)
        fields["agreement"].empty_label = "Inget"
        enterprises = fields["enterprise"].queryset.select_related("organisation")
        fields["enterprise"].queryset = enterprises
        fields["enterprise"].empty_label = "Inget"

    def clean(self) -> Any:
        data = super().clean() or {}
        if data.get("kind") == Story.Kind.PERSONS_WAY and not data.get("consent"):
            self.add_error("consent", "En persons väg behöver personens samtycke. Välj det.")
        if data.get("consent") and not data.get("shown_as"):
            self.add_error("shown_as", "Skriv vad personen ska kallas.")
        if data.get("kind") == Story.Kind.GOOD_EXAMPLE and not data.get("agreement"):
            self.add_error("agreement", "Välj vilket avtal det gäller.")
        if not data.get("consent"):
            data["shown_as"] = ""
        return data

    def save(self, commit: bool = True) -> Story:
        if WORDS & set(self.changed_data):
            self.instance.let_approval_go()
        return super().save(commit)


class ApprovalForm(forms.Form):
    """The yes to the finished story. Of one about a person: the day the person said yes."""

    person_approved_on = forms.DateField(
        label="Personen sa ja till den färdiga berättelsen",
        widget=DateInput(),
        help_text="Personen har läst, sett eller hört den, och sagt ja.",
    )

    def __init__(self, *args: Any, story: Story, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.story = story
        if not story.is_about_a_person:
            del self.fields["person_approved_on"]

    def clean_person_approved_on(self) -> dt.date | None:
        return not_ahead(self.cleaned_data["person_approved_on"])

    def save(self, user: Any) -> None:
        story = self.story
        story.person_approved_on = self.cleaned_data.get("person_approved_on")
        story.approved_on, story.approved_by = today(), user
        story.save()


class StoryPlaceForm(ProjectModelForm):
    """Where an approved story was told. Of one about a person: that the consent reaches there."""

    class Meta:
        model = StoryPlace
        fields = ["channel", "where", "published_on", "consent_covers"]
        labels = {"consent_covers": "Samtycket räcker för den här platsen"}
        help_texts = {"where": "Adressen på nätet, tidningens namn eller var den hänger."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.story.is_about_a_person:
            del self.fields["consent_covers"]

    def clean_published_on(self) -> dt.date | None:
        return not_ahead(self.cleaned_data["published_on"])

    def clean_consent_covers(self) -> bool:
        covers: bool = self.cleaned_data["consent_covers"]
        if not covers:
            raise forms.ValidationError(COVERS_MISSING)
        return covers
