"""A follow-up: how it went, and on which day another one is planned."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.forms.light_choice import LightChoice
from participants.forms.placement_step import PlacementStepMixin
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import FollowUp, NextStep, Participant

WORDS = ("participant_word", "enterprise_word", "obstacles")


class OfPlacementMixin:
    """For rows of a placement: it is no field, yet two of them on the same day are a fault."""

    def _get_validation_exclusions(self) -> set[str]:
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"placement"}


class FollowUpForm(LightChoice, SoftWarningsMixin, PlacementStepMixin, ProjectModelForm):
    """What is written at the workplace, in under a minute: the light, the words of both, what
    stands in the way, and the next step.

    Where another one is planned on that very day in the same way, that is the one that was held:
    a late one opened instead was missed.
    """

    free_texts = (*WORDS, "step_text")
    light = forms.ChoiceField(
        label="Hur går det?",
        choices=FollowUp.Light.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Välj grönt, gult eller rött."},
    )

    class Meta:
        model = FollowUp
        fields = ["light", *WORDS, "way", "date"]
        labels = {"way": "Hur följde du upp?", "date": "Vilken dag?"}
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in WORDS} | {
            "way": forms.RadioSelect
        }
        help_texts = {
            "participant_word": "Skriv som personen själv säger. Skriv inget om diagnoser.",
            "enterprise_word": "Vad säger handledaren?",
            "obstacles": "Vad står i vägen, och vad behöver ändras?",
        }

    def __init__(self, *args: Any, access: Access, participant: Participant, **kwargs: Any) -> None:
        self.participant = participant
        super().__init__(*args, access=access, **kwargs)
        self.was_held = self.instance.is_held
        self.fields["way"].choices = FollowUp.Way.choices

    def ends_in_a_step(self) -> bool:
        """The first time; who corrects a word afterwards is not asked again."""
        return not self.was_held

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        if date > today():
            raise ValidationError("Den dagen har inte varit än. Flytta uppföljningen i stället.")
        if date < self.instance.placement.starts_on:
            start = date_format(self.instance.placement.starts_on)
            raise ValidationError(f"Placeringen började {start}. Välj den dagen eller en senare.")
        return date

    def clean(self) -> Any:
        cleaned = super().clean()
        self.planned_that_day: FollowUp | None = None
        same = self.instance.placement.follow_ups.exclude(pk=self.instance.pk)
        same = same.filter(date=self.cleaned_data.get("date"), way=self.cleaned_data.get("way"))
        if taken := same.first():
            if self.was_held or not (taken.is_planned or taken.cancelled_for):
                words = "Det finns redan en sådan uppföljning den dagen."
                self.add_error("date", f"{words} Välj en annan dag eller ett annat sätt.")
            self.planned_that_day = taken
        return cleaned

    def save(self, commit: bool = True) -> FollowUp:
        """Held, by the one who writes it unless somebody else already had."""
        follow_up: FollowUp = self.instance
        if self.planned_that_day:
            follow_up = self._take_over(self.planned_that_day)
        follow_up.held_by = follow_up.held_by if self.was_held else self.access.user
        follow_up.hold()
        if self.cleaned_data.get("step_text"):
            self.save_step(
                self.access.user, follow_up.date, NextStep.Origin.FOLLOW_UP, follow_up.pk
            )
        return follow_up

    def _take_over(self, planned: FollowUp) -> FollowUp:
        for name in self.Meta.fields:
            setattr(planned, name, self.cleaned_data[name])
        if self.instance.pk:
            opened = FollowUp.objects.get(pk=self.instance.pk)
            if opened.is_planned and opened.date < planned.date:
                opened.miss()
        return planned


class PlannedDayForm(OfPlacementMixin, ProjectModelForm):
    """A day to come for a follow-up: another one for a planned one, or an extra one's."""

    class Meta:
        model = FollowUp
        fields = ["date", "starts_at", "way"]
        labels = {"date": "Ny dag", "starts_at": "Klockan", "way": "Hur?"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = FollowUp.Way.choices  # type: ignore[attr-defined]

    def clean_date(self) -> dt.date | None:
        date: dt.date | None = self.cleaned_data["date"]
        if date:
            self._refuse_what_has_been(date)
            self._refuse_outside(date)
            self._refuse_past_the_next(date)
        return date

    def _refuse_what_has_been(self, date: dt.date) -> None:
        if date < today():
            raise ValidationError("Den dagen har varit. Välj en dag som kommer.")

    def _refuse_outside(self, date: dt.date) -> None:
        placement = self.instance.placement
        if date < placement.starts_on:
            raise ValidationError(
                f"Placeringen börjar {date_format(placement.starts_on)}. Välj en dag efter den."
            )
        if placement.ends_on and date > placement.ends_on:
            raise ValidationError(
                f"Placeringen slutar {date_format(placement.ends_on)}. Välj en dag före den."
            )
        by_rule = self.instance.due_on is not None
        if by_rule and any(pause.covers(date) for pause in placement.pauses.all()):
            raise ValidationError("Placeringen är pausad då. Välj en dag utanför pausen.")

    def _refuse_past_the_next(self, date: dt.date) -> None:
        """One that moves past the next one would leave a gap that the rule does not allow."""
        following = self.instance.following()
        if following and date >= following.date:
            raise ValidationError(
                f"Nästa uppföljning är redan {date_format(following.date)}. Välj en dag före den."
            )


class NewDayForm(PlannedDayForm):
    """A day instead of the one that came to nothing, or none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date"].required = False
        self.fields["date"].help_text = "Töm rutan om ni väntar till nästa planerade uppföljning."
