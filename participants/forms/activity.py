"""Forms of a group activity: the activity and its plan, and one meeting of it."""

from typing import Any

from django import forms

from nyttiga.occasions.forms import MeetingForm, SeriesForm, SeriesPlanForm
from participants.models import ActivityMeeting, GroupActivity


class ActivityForm(SeriesForm):
    """What can be changed of an activity once it is there. Its code is given by itself."""

    class Meta:
        model = GroupActivity
        fields = ["kind", "name", "municipality", "place", "places", "planned_meetings"]
        help_texts = {
            "name": "Till exempel: Besök på Återbruket. Lämna tomt om slaget säger allt.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Välj"), *GroupActivity.Kind.choices]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name and self.cleaned_data.get("kind") == GroupActivity.Kind.OTHER:
            raise forms.ValidationError("Skriv vad ni gör, så vet alla vad det är.")
        return name


class ActivityPlanForm(SeriesPlanForm, ActivityForm):
    """A new activity with its meetings."""

    class Meta(ActivityForm.Meta):
        pass

    def save(self, commit: bool = True) -> Any:
        self.instance.code = GroupActivity.objects.next_code(self.access.project)
        return super().save(commit)


class ActivityMeetingForm(MeetingForm):
    """An extra meeting, or another day and time for one."""

    owner = "activity"

    class Meta:
        model = ActivityMeeting
        fields = ["date", "starts_at", "ends_at"]
