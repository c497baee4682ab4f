"""Choosing a coach, and handing a whole caseload over."""

from typing import Any

from django import forms

from nyttiga.accounts.models import User
from participants.models import Participant


class CoachForm(forms.Form):
    """Who coaches one person from now on."""

    coach = forms.ModelChoiceField(
        label="Coach", queryset=User.objects.none(), empty_label="Välj coach"
    )

    def __init__(self, *args: Any, coaches: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coach"].queryset = coaches  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """One new coach for all, or another one for some of them."""

    everybody = forms.TypedChoiceField(
        label="Ny coach", coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, people: list[Participant], coaches: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        # Read once: thirty people have the same coaches to choose from.
        self.coaches: dict[int, User] = {coach.pk: coach for coach in coaches}
        choices = [(coach.pk, coach.name) for coach in self.coaches.values()]
        self.fields["everybody"].choices = [("", "Välj coach"), *choices]  # type: ignore[attr-defined]
        for person in people:
            self.fields[self.name_of(person)] = forms.TypedChoiceField(
                label=f"Ny coach för {person.shown_name}",  # type: ignore[attr-defined]
                choices=[("", "Samma som för alla"), *choices],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @staticmethod
    def name_of(person: Participant) -> str:
        return f"person-{person.pk}"

    def rows(self) -> list[tuple[Participant, Any]]:
        """Each person with the field that chooses their coach."""
        return [(person, self[self.name_of(person)]) for person in self.people]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        left = [person for person in self.people if not self.coach_of(person)]
        if left and "everybody" not in self.errors:
            self.add_error("everybody", "Välj en coach, så att ingen blir utan.")
        return values

    def coach_of(self, person: Participant) -> User | None:
        """The person's new coach."""
        chosen = self.cleaned_data.get(self.name_of(person)) or self.cleaned_data.get("everybody")
        return self.coaches.get(chosen) if chosen else None
