"""Forms of a course: the course and its plan, a meeting, who teaches, how it was made."""

from typing import Any

from django import forms

from enterprises.models import CoCreationStep, Course, CourseMeeting, Lecturer
from enterprises.models.course import Kind
from nyttiga.occasions.forms import MeetingForm, SeriesForm, SeriesPlanForm
from nyttiga.ui.forms import ProjectModelForm

FIELDS = [
    "kind",
    "code",
    "municipality",
    "place",
    "places",
    "planned_meetings",
    "required_meetings",
    "co_organiser",
    "content",
]
HELP_TEXTS = {
    "required_meetings": "Lämna tomt för tre av fyra träffar.",
    "co_organiser": "Till exempel en folkhögskola.",
    "content": "Vad kursen tar upp. Står på intyget.",
}
WIDGETS = {"content": forms.Textarea(attrs={"rows": 3})}


class _OfCourse(SeriesForm):
    """What changing and planning a course share."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["co_organiser"].empty_label = "Ingen"  # type: ignore[attr-defined]

    def clean_required_meetings(self) -> int | None:
        required: int | None = self.cleaned_data["required_meetings"]
        if required is not None and required > (self.cleaned_data.get("planned_meetings") or 0):
            raise forms.ValidationError("Så många träffar har inte kursen.")
        return required


class CourseForm(_OfCourse):
    """What can be changed of a course once it is there."""

    class Meta:
        model = Course
        fields = FIELDS
        help_texts = HELP_TEXTS
        widgets = WIDGETS


class CoursePlanForm(SeriesPlanForm, _OfCourse):
    """A new course with its meetings. Without a code it gets the next one of its kind."""

    class Meta(CourseForm.Meta):
        help_texts = HELP_TEXTS | {"code": "Lämna tomt för nästa lediga, till exempel HK3."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False

    def clean_code(self) -> str:
        if self.cleaned_data["code"]:
            return super().clean_code()
        kind = self.cleaned_data.get("kind")
        return Course.objects.next_code(self.access.project, kind) if kind in Kind.values else ""


class CourseMeetingForm(MeetingForm):
    """An extra meeting, or another day and time for one."""

    owner = "course"

    class Meta:
        model = CourseMeeting
        fields = ["date", "starts_at", "ends_at"]


class LecturerForm(ProjectModelForm):
    """Somebody who teaches at a meeting."""

    class Meta:
        model = Lecturer
        fields = ["name", "organisation", "about"]
        help_texts = {
            "organisation": "Ett socialt företag här betyder att företag lär företag.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].empty_label = "Ingen i registret"  # type: ignore[attr-defined]


class CreationStepForm(ProjectModelForm):
    """One step in making the course together."""

    class Meta:
        model = CoCreationStep
        fields = ["date", "who", "what"]
        help_texts = {"who": "Till exempel tre företag och folkhögskolan. Inga namn behövs."}
