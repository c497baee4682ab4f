"""The participants' sheets of the Excel register, and the note of who took it out."""

from nyttiga.audit.models import Read, log_read
from nyttiga.ui.access import Access
from participants.models import Participant
from participants.register.coaching import CoachingSheet
from participants.register.follow_ups import FollowUpsSheet
from participants.register.measurements import MeasurementsSheet
from participants.register.participants import ParticipantsSheet
from participants.register.placements import PlacementsSheet
from participants.register.plans import PlansSheet
from participants.register.situations import OccupationSheet, SupportSheet
from participants.register.workshop_attendance import WorkshopAttendanceSheet
from participants.register.workshop_completion import WorkshopCompletionSheet
from participants.register.workshops import WorkshopMeetingsSheet, WorkshopsSheet

SHEETS = (
    ParticipantsSheet,
    SupportSheet,
    OccupationSheet,
    WorkshopsSheet,
    WorkshopMeetingsSheet,
    WorkshopAttendanceSheet,
    WorkshopCompletionSheet,
    CoachingSheet,
    PlansSheet,
    MeasurementsSheet,
    PlacementsSheet,
    FollowUpsSheet,
)
PAGE = "Excelregistret"


def log_export(access: Access) -> None:
    """One line for the register as a whole, and one for each protected person in it."""
    log_read(access, PAGE, None, Read.Action.EXPORTED)
    open_people = Participant.objects.visible_to(access).filter(is_open=True)
    for person in open_people.exclude(protection="ingen").only("pk", "number"):
        log_read(access, PAGE, person.pk, Read.Action.EXPORTED, person.number)
