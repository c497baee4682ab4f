"""Who goes a course: several at once from several enterprises, and who completed it."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet

from enterprises.models import Course, CourseEnrolment, Enterprise
from nyttiga.projects.models import ContactPerson
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput

ROWS = 6


class EnrolRowForm(forms.Form):
    """One person of one enterprise. A person whose address is known keeps the name."""

    enterprise = forms.ModelChoiceField(
        Enterprise.objects.none(), label="Företag", empty_label="Välj företag"
    )
    name = forms.CharField(label="Namn", max_length=120, required=False)
    email = forms.EmailField(label="E-post")

    def __init__(
        self,
        *args: Any,
        access: Access,
        course: Course,
        enterprises: QuerySet[Any],
        choices: list[tuple[Any, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.access, self.course = access, course
        self.person: ContactPerson | None = None
        enterprise: Any = self.fields["enterprise"]
        enterprise.queryset, enterprise.widget.choices = enterprises, choices
        for name in ("name", "email"):
            self.fields[name].widget.attrs |= {"class": "form-control", "autocomplete": "off"}
        self.fields["enterprise"].widget.attrs["class"] = "form-select"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        email = values.get("email")
        if not email:
            return values
        self.person = ContactPerson.objects.visible_to(self.access).with_email(email).first()
        if self.person is None and not values.get("name"):
            self.add_error("name", "Skriv vad personen heter.")
        there = CourseEnrolment.objects.filter(course=self.course, person=self.person)
        if self.person and there.exclude(status=CourseEnrolment.Status.WITHDRAWN).exists():
            self.add_error("email", "Personen går redan kursen, eller står i kö till den.")
        return values

    def save(self) -> CourseEnrolment:
        """The person's place, not yet given: a new one, or that of somebody who is back."""
        enterprise = self.cleaned_data["enterprise"]
        person = self.person or ContactPerson.objects.create(
            project=self.access.project,
            organisation=enterprise.organisation,
            name=self.cleaned_data["name"],
            email=self.cleaned_data["email"],
        )
        place, _ = CourseEnrolment.objects.get_or_create(
            course=self.course,
            person=person,
            defaults={"project": self.access.project, "enterprise": enterprise},
        )
        place.enterprise = enterprise
        return place


class _EnrolRows(forms.BaseFormSet):
    """The rows together: nobody twice. `came_from` is the enterprise of the first row, for who
    comes from its page."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs(index)
        came_from = kwargs.pop("came_from", "")
        return kwargs | ({"initial": {"enterprise": came_from}} if index == 0 else {})

    def clean(self) -> None:
        seen: set[str] = set()
        for form in self.filled:
            email = form.cleaned_data.get("email", "").casefold()
            if email and email in seen:
                form.add_error("email", "Adressen står på två rader.")
            seen.add(email)

    @property
    def filled(self) -> list[EnrolRowForm]:
        return [form for form in self.forms if form.has_changed()]


EnrolFormSet = forms.formset_factory(EnrolRowForm, formset=_EnrolRows, extra=ROWS)


class CompletionForm(forms.Form):
    """Whether one person completed the course, and when."""

    completed = forms.BooleanField(label="Slutförde", required=False)
    completed_on = forms.DateField(label="Den", required=False, widget=DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["completed_on"].widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        """A date counts only with its tick: the field opens with a proposal."""
        values = super().clean() or {}
        day: dt.date | None = values.get("completed_on")
        if not values.get("completed"):
            values["completed_on"] = None
            self.errors.pop("completed_on", None)
        elif "completed_on" not in self.errors and day is None:
            self.add_error("completed_on", "Skriv ett datum.")
        elif day and day > today():
            self.add_error("completed_on", "Datumet kan inte ligga framåt i tiden.")
        return values
