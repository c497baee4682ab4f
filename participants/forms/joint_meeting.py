"""Joint meetings: planned, and what came of them."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.forms.collaboration import NO_DIAGNOSES
from participants.forms.promise import OWN_PEOPLE, PromiseFormSet
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import JointMeeting, NextStep, Participant, Professional
from participants.models.collaboration import shared_promises
from participants.models.plan import agree_on_step
from participants.personnummer import stands_in


class JointMeetingForm(SoftWarningsMixin, ProjectModelForm):
    """When, where and about what."""

    free_texts: tuple[str, ...] = ("place", "about")

    class Meta:
        model = JointMeeting
        fields = ["date", "starts_at", "place", "about"]
        labels = {"starts_at": "Klockan", "about": "Vad ska mötet handla om?"}
        help_texts = {"about": NO_DIAGNOSES}


class HeldMeetingForm(JointMeetingForm):
    """The meeting's own page: who was there, what it came to, and who promised what.

    A held meeting ends in a next step: a promise, or the word that the open steps hold.
    """

    free_texts = (*JointMeetingForm.free_texts, "notes")

    class Meta(JointMeetingForm.Meta):
        fields = [*JointMeetingForm.Meta.fields, "status", "present", "notes"]
        widgets = {
            "present": forms.CheckboxSelectMultiple,
            "notes": forms.Textarea(attrs={"rows": 6}),
        }
        labels = JointMeetingForm.Meta.labels | {
            "status": "Läge",
            "present": "Vilka var med?",
            "notes": "Vad kom vi fram till?",
        }
        help_texts = JointMeetingForm.Meta.help_texts | {
            "notes": f"{NO_DIAGNOSES} Sparas medan du skriver."
        }

    def __init__(self, data: Any = None, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(data, *args, access=access, **kwargs)
        meeting: JointMeeting = self.instance
        if meeting.status == JointMeeting.Status.PLANNED and meeting.has_begun(
            timezone.localtime()
        ):
            self.initial["status"] = JointMeeting.Status.HELD
        around = Professional.objects.filter(participant=meeting.participant_id)
        shown = around.shareable(today()).select_related("organisation")
        # Those whom the consent does not cover stay as they were, unseen.
        self.hidden = list(meeting.present.exclude(pk__in=shown.values("pk")))
        self.people = {f"p{one.pk}": one for one in shown}
        present = self.fields["present"]
        present.queryset = shown  # type: ignore[attr-defined]
        present.choices = [(one.pk, title(one)) for one in shown]  # type: ignore[attr-defined]
        who = [(own.value, str(own.label)) for own in OWN_PEOPLE]
        who += [(key, title(one)) for key, one in self.people.items()]
        self.promises = PromiseFormSet(data, prefix="lofte", form_kwargs={"people": who})
        self.open_steps = open_steps(meeting.participant)
        if self.open_steps:
            self.fields["open_steps_hold"] = forms.BooleanField(
                label="Inget nytt lovades: de öppna stegen gäller", required=False
            )

    def clean(self) -> Any:
        cleaned = super().clean()
        data = self.cleaned_data
        if not self.promises.is_valid():
            self.add_error(None, "Rätta det som är markerat under «Vem lovade vad?».")
        elif (
            data.get("status") == JointMeeting.Status.HELD
            and not any(row.is_filled_in for row in self.promises)
            and not data.get("open_steps_hold")
            and not promised_at(self.instance).exists()
        ):
            self.add_error(
                None,
                "Skriv vad någon lovade, eller kryssa för att de öppna stegen gäller."
                if self.open_steps
                else "Skriv vad någon lovade, så att ni vet vad som händer sen.",
            )
        return cleaned

    def find_warnings(self) -> None:
        super().find_warnings()
        if self.promises.is_valid() and any(
            stands_in(row.cleaned_data.get("what", "")) for row in self.promises
        ):
            self.warn(
                "text-promises",
                "Det ser ut att stå ett personnummer i ett löfte",
                "Ta bort det. Personnummer hör bara hemma i sitt eget fält.",
                tick="Det är inget personnummer",
            )

    def save(self, commit: bool = True) -> JointMeeting:
        meeting: JointMeeting = super().save(commit)
        meeting.present.add(*self.hidden)
        for row in self.promises:
            if row.is_filled_in:
                self._promise(meeting, row.cleaned_data)
        return meeting

    def _promise(self, meeting: JointMeeting, row: dict[str, Any]) -> None:
        professional = self.people.get(row["who"])
        agree_on_step(
            meeting.participant,
            author=self.access.user,
            day=today(),
            text=row["what"],
            responsible=professional.responsible if professional else row["who"],
            due_on=row["due_on"],
            origin=NextStep.Origin.JOINT_MEETING,
            origin_id=meeting.pk,
            promised_by=professional,
        )


def title(professional: Professional) -> str:
    """«Anna Berg, Arbetsförmedlingen»; the role for one without a name."""
    return f"{professional.name or professional.role}, {professional.organisation.name}"


def open_steps(participant: Participant) -> list[NextStep]:
    """The steps of the plan that holds now."""
    steps = NextStep.objects.open(today())
    return list(steps.filter(plan__participant=participant, plan__is_current=True))


def promised_at(meeting: JointMeeting) -> QuerySet[NextStep]:
    """What was promised at the meeting, as the plan that holds now has it."""
    promised = shared_promises(today()).filter(origin_id=meeting.pk, project=meeting.project_id)
    found: QuerySet[NextStep] = promised.select_related("promised_by__organisation")
    return found
