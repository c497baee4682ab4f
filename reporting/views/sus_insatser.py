"""The project's insatser, field by field as SUS asks, and the heads of those that count heads."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectTemplateView
from reporting.models import Insats
from reporting.sus.head_counts import counted, half_years
from reporting.sus.profile import Profile, profile_on


def fields(insats: Insats, profile: Profile) -> list[tuple[str, str]]:
    """The fields in SUS's order, in its words."""
    narrower = profile.narrower_directions.get(insats.narrower_direction, insats.narrower_direction)
    groups = [profile.target_groups.get(code, code) for code in insats.target_groups]
    planned = [f"{one.year}: {one.number}" for one in insats.planned.all()]
    return [
        ("Namn", insats.name),
        ("Beskrivning", insats.description),
        ("Startdatum", str(insats.starts_on)),
        ("Slutdatum", str(insats.ends_on or "")),
        ("Samverkansorganisation", insats.cooperation),
        ("Inriktning", str(insats.get_direction_display())),
        ("Preciserad inriktning", narrower),
        ("Deltagarregistrering", str(insats.get_method_display())),
        ("Specifik målgrupp", ", ".join(groups)),
        ("ESF-finansiering", "Ja" if insats.is_esf else "Nej"),
        ("Planerat antal deltagare", ", ".join(planned)),
    ]


class SusInsatserView(ProjectTemplateView):
    """To copy from when an insats is made in the other system."""

    permission = Permission.SUS
    template_name = "reporting/sus/insatser.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        profile = profile_on(today())
        insatser = Insats.objects.visible_to(self.access).prefetch_related("planned")
        volume = any(one.method == Insats.Method.VOLUME for one in insatser)
        return super().get_context_data(**kwargs) | {
            "profile": profile,
            "insatser": [(one, fields(one, profile)) for one in insatser],
            "halves": [
                (half, counted(self.project, half))
                for half in (half_years(self.project, today()) if volume else [])
            ],
        }
