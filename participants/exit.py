"""The end of a stay: one transaction closes all that was open about the person.

What an exit closes stands in one table, so that the list the user reads before and what then
happens are the same.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from nyttiga.links.kinds import kinds
from nyttiga.links.models import PersonalLink
from nyttiga.occasions.models import Meeting
from participants import follow_up_plan
from participants.follow_up_days import months_later
from participants.models import (
    ActivityEnrolment,
    CoachAssignment,
    CoachingSession,
    Consent,
    Exit,
    FutureWorkshop,
    JointMeeting,
    LaterContact,
    NextStep,
    Participant,
    ParticipationPeriod,
    Placement,
    PrivateNote,
    Proposal,
    ProtectionGrant,
    WorkshopEnrolment,
)
from participants.models.choices import EndReason

# Nobody is asked how it went afterwards.
NO_AFTERWARDS = {EndReason.REGISTERED_BY_MISTAKE, EndReason.DECEASED}
LATER = (3, 6, 12)  # months


@dataclass(frozen=True)
class Closing:
    """One kind of open matter: which rows, what becomes of them in words, and how."""

    rows: Callable[[Participant, dt.date], Any]
    one: str
    many: str
    close: Callable[[Any, dt.date], object]

    def words(self, participant: Participant, day: dt.date) -> str:
        """«3 öppna steg faller bort»; empty when there are none."""
        number = self.rows(participant, day).count()
        return f"{number} {self.one if number == 1 else self.many}" if number else ""


def _steps(participant: Participant, day: dt.date) -> Any:
    return NextStep.objects.filter(plan__participant=participant, done_on=None, closed_on=None)


def _placements(participant: Participant, day: dt.date) -> Any:
    return Placement.objects.filter(participant=participant).ongoing(day)


def _end_placements(rows: Any, day: dt.date) -> None:
    for placement in rows:
        placement.ends_on = day
        placement.save(update_fields=["ends_on"])
        follow_up_plan.end(placement, day)


def _proposals(participant: Participant, day: dt.date) -> Any:
    return Proposal.objects.filter(participant=participant).open()


def _sessions(participant: Participant, day: dt.date) -> Any:
    booked = CoachingSession.objects.filter(participant=participant, date__gt=day)
    return booked.filter(status=CoachingSession.Status.BOOKED)


def _cancel_sessions(rows: Any, day: dt.date) -> None:
    for session in rows:
        session.status = CoachingSession.Status.CANCELLED_IN_TIME
        session.save(update_fields=["status"])


def _meetings(participant: Participant, day: dt.date) -> Any:
    planned = JointMeeting.objects.filter(participant=participant, date__gt=day)
    return planned.filter(status=JointMeeting.Status.PLANNED)


def _cancel_meetings(rows: Any, day: dt.date) -> None:
    for meeting in rows:
        meeting.status = JointMeeting.Status.CANCELLED
        meeting.save(update_fields=["status"])


def _workshop_places(participant: Participant, day: dt.date) -> Any:
    """Places in queues, and in series that have not begun. Whoever has been there stays in the
    group's papers."""
    mine = WorkshopEnrolment.objects.filter(participant=participant)
    begun = FutureWorkshop.objects.filter(meetings__status=Meeting.Status.HELD)
    return mine.filter(
        Q(status=WorkshopEnrolment.Status.WAITING)
        | Q(status=WorkshopEnrolment.Status.ENROLLED) & ~Q(workshop__in=begun)
    )


def _leave_workshops(rows: Any, day: dt.date) -> None:
    for enrolment in rows:
        enrolment.withdraw()


def _activities(participant: Participant, day: dt.date) -> Any:
    return ActivityEnrolment.objects.in_group().filter(participant=participant)


def _leave_activities(rows: Any, day: dt.date) -> None:
    for enrolment in rows:
        enrolment.leave(day)


def _links(participant: Participant, day: dt.date) -> Any:
    names = [kind.name for kind in kinds if kind.is_about(participant)]
    links = PersonalLink.objects.filter(kind__in=names, subject_id=participant.pk)
    return links.filter(revoked_at=None, expires_at__gt=timezone.now())


def _assignments(participant: Participant, day: dt.date) -> Any:
    return CoachAssignment.objects.filter(participant=participant, ends_on=None)


def _end_assignments(rows: Any, day: dt.date) -> None:
    for assignment in rows:
        assignment.end(max(day, assignment.starts_on))


CLOSINGS = (
    Closing(
        _steps,
        "öppet steg faller bort",
        "öppna steg faller bort",
        lambda rows, day: rows.close(day),
    ),
    Closing(
        _placements,
        "placering slutar samma dag, och det som är planerat efter den ställs in",
        "placeringar slutar samma dag, och det som är planerat efter dem ställs in",
        _end_placements,
    ),
    Closing(
        _proposals,
        "förslag på plats stängs",
        "förslag på platser stängs",
        lambda rows, day: rows.close(day),
    ),
    Closing(_sessions, "bokad coachning avbokas", "bokade coachningar avbokas", _cancel_sessions),
    Closing(
        _meetings,
        "planerat samverkansmöte ställs in",
        "planerade samverkansmöten ställs in",
        _cancel_meetings,
    ),
    Closing(
        _workshop_places,
        "plats i en kommande Framtidsverkstad blir ledig",
        "platser i kommande Framtidsverkstäder blir lediga",
        _leave_workshops,
    ),
    Closing(
        _activities,
        "plats i en gruppaktivitet lämnas",
        "platser i gruppaktiviteter lämnas",
        _leave_activities,
    ),
    Closing(
        _links,
        "personlig länk slutar fungera",
        "personliga länkar slutar fungera",
        lambda rows, day: rows.revoke(),
    ),
    Closing(_assignments, "coach lämnar uppdraget", "coacher lämnar uppdraget", _end_assignments),
)


def what_closes(participant: Participant, day: dt.date) -> list[str]:
    """What the exit will close, in words, for the user to read before."""
    return [words for one in CLOSINGS if (words := one.words(participant, day))]


def starts_later(participant: Participant, day: dt.date) -> Any:
    """Placements that begin after the day: they stand in the way of an exit."""
    return Placement.objects.filter(participant=participant, starts_on__gt=day)


@transaction.atomic
def end(period: ParticipationPeriod, day: dt.date, reason: str) -> None:
    """End the stay on the day, close what is open, and plan the later contacts."""
    period.ends_on, period.end_reason = day, reason
    period.save()
    person = period.participant
    for closing in CLOSINGS:
        closing.close(closing.rows(person, day), day)
    PrivateNote.objects.end_for(person, day)
    plan_later_contacts(period, day)


@transaction.atomic
def correct(period: ParticipationPeriod, day: dt.date, reason: str) -> None:
    """Another day or another reason for an exit that was made. What was closed stays closed."""
    period.ends_on, period.end_reason = day, reason
    period.save()
    plan_later_contacts(period, day)


def write(period: ParticipationPeriod, **words: str) -> Exit:
    """Keep what is said at the exit: `summary`, `remains`, `handed_to`."""
    exit = Exit.objects.filter(period=period).first() or Exit(
        project_id=period.project_id, period=period
    )
    for name, text in words.items():
        setattr(exit, name, text)
    exit.save()
    return exit


def plan_later_contacts(period: ParticipationPeriod, day: dt.date) -> None:
    """Keep the contacts 3, 6 and 12 months after the exit in step with its day and with the
    consent (`EFTERUPPF`): those made stand, the others fall away without a consent for them."""
    standing = {contact.months: contact for contact in period.later_contacts.all()}
    consents = Consent.objects.filter(participant=period.participant_id)
    for months in LATER:
        due = months_later(day, months)
        allowed = (
            period.end_reason not in NO_AFTERWARDS
            and consents.of_kind(Consent.Kind.LATER_FOLLOW_UP).valid(due).exists()
        )
        contact = standing.get(months) or LaterContact(
            project_id=period.project_id, period=period, months=months
        )
        if contact.done_on or not (allowed or contact.pk):
            continue
        contact.due_on = due
        contact.cancelled_on = None if allowed else contact.cancelled_on or day
        contact.save()


def let_go_of_later_contacts(participant: Participant, day: dt.date) -> None:
    """Those not made are not made any more."""
    for contact in LaterContact.objects.open().filter(period__participant=participant):
        contact.let_go(day)


def consent_withdrawn(consent: Consent, day: dt.date) -> None:
    """An effect of `participants.withdrawal`."""
    if consent.kind == Consent.Kind.LATER_FOLLOW_UP:
        let_go_of_later_contacts(consent.participant, day)


def close_the_old(participant: Participant, user: Any, day: dt.date) -> None:
    """Somebody has come back. All that was stays to be read, but no old matter waits, and who
    may see a protected person is asked anew: only who takes the person in keeps the right."""
    let_go_of_later_contacts(participant, day)
    for grant in ProtectionGrant.objects.filter(participant=participant).exclude(user=user):
        grant.delete()  # one at a time, so that the history is kept
