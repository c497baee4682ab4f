"""Support and occupation at one moment: several sources with extent, several things done."""

import datetime as dt
from typing import Any

from django import forms

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput
from participants.forms.situation_rows import SituationRows
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Occupation, ParticipationPeriod, SupportSource
from participants.models.choices import Education
from participants.models.situation import Moment, Source
from participants.situation import BENEFITS, WEEK, WORK_AND_STUDIES, Situation

MOST_BENEFITS = 100  # per cent
MOST_WORK = 125  # per cent (DOMAIN 7)
# What SUS asks about the time before stands on the stay.
TIME_BEFORE = ["education", "support_months", "support_months_estimated", "registered_at_af"]


class SituationForm(SoftWarningsMixin, SituationRows):
    """One moment of one stay, with the rows that stand there already.

    For an exit, which is not complete without it, it `must_be_filled`. Without `asks_day` the
    day is somebody else's to say, and is given to `save`.
    """

    date = forms.DateField(label="Datum", widget=DateInput())
    unknown = forms.BooleanField(label="Ingen vet: uppgift saknas", required=False)

    def __init__(
        self,
        *args: Any,
        access: Access,
        period: ParticipationPeriod,
        situation: Situation,
        day: dt.date,
        must_be_filled: bool = False,
        asks_day: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.access, self.period, self.situation = access, period, situation
        self.must_be_filled = must_be_filled
        self.initial.update(date=situation.date or day, unknown=situation.is_unknown)
        if not asks_day:
            del self.fields["date"]
        self.add_rows()
        if situation.moment == Moment.BEFORE:
            self._add_time_before()

    def _add_time_before(self) -> None:
        self.fields["education"] = forms.ChoiceField(
            label="Högsta slutförda utbildning",
            choices=[("", "Välj"), *Education.choices],
            required=False,
            help_text="Utländsk utbildning räknas som den svenska nivå den motsvarar.",
        )
        self.fields["support_months"] = forms.IntegerField(
            label="Månader i offentlig försörjning före start",
            required=False,
            min_value=0,
            max_value=720,
            help_text="I en följd. Uppehåll på upp till en månad räknas inte.",
        )
        self.fields["support_months_estimated"] = forms.BooleanField(
            label="Tiden är uppskattad", required=False
        )
        self.fields["registered_at_af"] = forms.TypedChoiceField(
            label="Inskriven hos Arbetsförmedlingen",
            choices=[("", "Vet inte"), ("True", "Ja"), ("False", "Nej")],
            coerce=lambda value: value == "True",
            empty_value=None,
            required=False,
        )
        self.initial.update({name: getattr(self.period, name) for name in TIME_BEFORE})

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        if date > today():
            raise forms.ValidationError("Den dagen har inte varit än.")
        if self.situation.moment == Moment.BEFORE and date > self.period.starts_on:
            raise forms.ValidationError("Det gäller tiden före start. Välj startdagen eller före.")
        return date

    def clean(self) -> Any:
        # Read before the warnings are, which ask what was chosen.
        self.chosen_sources = dict(self.chosen("source", self.source_rows, "extent"))
        self.chosen_occupations = dict(self.chosen("kind", self.occupation_rows, "percent"))
        cleaned = super().clean()
        data = self.cleaned_data
        filled = self.chosen_sources or self.chosen_occupations
        if data.get("unknown") and filled:
            self.add_error("unknown", "Ta bort krysset, eller töm raderna nedanför.")
        elif Source.NONE in self.chosen_sources and len(self.chosen_sources) > 1:
            self.add_error(
                "source_1", "«Ingen offentlig försörjning» står ensamt. Ta bort det eller de andra."
            )
        elif self.must_be_filled and not data.get("unknown"):
            if not self.chosen_sources:
                self.add_error("source_1", "Välj försörjning, eller kryssa för att ingen vet.")
            if not self.chosen_occupations:
                self.add_error("kind_1", "Välj sysselsättning, eller kryssa för att ingen vet.")
        return cleaned

    def find_warnings(self) -> None:
        super().find_warnings()
        date = self.cleaned_data.get("date")
        if self.situation.moment == Moment.BEFORE and date:
            if self.period.starts_on - date > WEEK:
                self.warn(
                    "before-week",
                    "Dagen är mer än en vecka före start",
                    "SUS frågar hur det var den sista veckan innan personen började.",
                    tick="Det är rätt ändå",
                )
        benefits = [self.chosen_sources[one] or 0 for one in self.chosen_sources if one in BENEFITS]
        if sum(benefits) > MOST_BENEFITS:
            self.warn(
                f"benefits-{sum(benefits)}",
                f"Ersättningarna är tillsammans {sum(benefits)} procent",
                "Tillsammans brukar de vara högst 100 procent.",
                tick="Det är rätt ändå",
            )
        done = self.chosen_occupations
        work = sum(done[one] or 0 for one in done if one in WORK_AND_STUDIES)
        if work > MOST_WORK:
            self.warn(
                f"work-{work}",
                f"Arbete och studier är tillsammans {work} procent",
                "Tillsammans brukar de vara högst 125 procent.",
                tick="Det är rätt ändå",
            )

    def save(self, day: dt.date | None = None) -> None:
        """Make the moment's rows what the form says. What is taken away stays in the history."""
        self.day = day or self.cleaned_data["date"]
        unknown: dict[str, int | None] = {Source.UNKNOWN: None}
        sources = unknown if self.cleaned_data["unknown"] else self.chosen_sources
        self._save(SupportSource, self.situation.sources, "source", "extent", sources)
        self._save(
            Occupation, self.situation.occupations, "kind", "percent", self.chosen_occupations
        )
        if "education" in self.fields:
            for name in TIME_BEFORE:
                setattr(self.period, name, self.cleaned_data[name])
            self.period.save(update_fields=TIME_BEFORE)

    def _save(
        self, model: Any, rows: list[Any], what: str, extent: str, chosen: dict[Any, int | None]
    ) -> None:
        standing = {getattr(row, what): row for row in rows}
        for code, row in standing.items():
            if code not in chosen:
                row.delete()
        for code, percent in chosen.items():
            row = standing.get(code) or model(
                project_id=self.period.project_id,
                participant_id=self.period.participant_id,
                moment=self.situation.moment,
            )
            values = {what: code, extent: percent, "date": self.day}
            if row.pk and all(getattr(row, name) == value for name, value in values.items()):
                continue  # nothing changed, so the history says nothing
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
