"""The list of what to register, as a workbook for the one who does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage
from reporting.sus.profile import profile_on
from reporting.sus.queue import Queue
from reporting.sus.states import TO_DO, Mode, State, stays
from reporting.sus.xlsx import Worksheet, as_download, workbook

HEADINGS = ("Deltagare", "Nummer", "Att göra", "Hur", "Senast", "Började", "Slutade")


class SusListView(ProjectPage):
    """Everything that is to be done, the longest due first. Each person in it is written in the
    read log; who is protected is a number, whoever asks; the whole personnummer stands on the
    person's own sheet only."""

    permission = Permission.SUS

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        day = today()
        found = stays(self.access, day).filter(state__in=TO_DO).order_by("due", "pk")
        rows = Queue(self.access, day).described(list(found.values_list("pk", flat=True)))
        Read.objects.bulk_create(
            Read(
                project=self.project,
                user=self.access.user,
                role=self.access.role,
                action=Read.Action.EXPORTED,
                page="listan till SUS",
                participant_id=row.participant_id,
                participant_number=row.number,
            )
            for row in rows
        )
        profile = profile_on(day)
        above = (
            f"{self.project.name}. {profile.title}, version {profile.version}. {date_format(day)}"
        )
        sheet = Worksheet("Att registrera", [above], HEADINGS, [_row(row) for row in rows])
        return as_download(workbook([sheet]), f"sus-{self.project.slug}-{day}.xlsx")


def _row(stay: Any) -> tuple[Any, ...]:
    registration = getattr(stay, "registration", None)
    mode = registration.mode if registration else stay.to_mode
    return (
        stay.number if stay.participant.is_protected else stay.shown_name,
        stay.number,
        str(State(stay.state).label),
        "" if stay.state == State.CONSENT else str(Mode(mode).label),
        stay.due,
        stay.starts_on,
        stay.ends_on,
    )
