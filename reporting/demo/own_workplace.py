"""A supervisor who signs in, and what he has said of each week."""

import datetime as dt

from nyttiga.accounts.models import Membership, User
from participants.models import FollowUp, Placement, SupervisorWord
from participants.workplace_weeks import monday_of
from reporting.demo.placement_builder import PlacementBuilder
from reporting.demo.saving import noon, save_as
from reporting.demo.schedule import is_workday
from reporting.demo.users import SUPERVISORS, known_or_new

G, Y = FollowUp.Light.GREEN, FollowUp.Light.YELLOW
WORKPLACE, PERSON = "kryddan", "fatuma"
# The last weeks, the oldest first; None where he forgot. This week is still to be said.
WEEKS: list[tuple[FollowUp.Light, str] | None] = [
    (G, "Dukar och tar disken utan att vi säger till."),
    (Y, "Svårt med ljudet vid lunch. Vi provar att hon börjar i köket."),
    (Y, "Bättre i köket, men vill ut i serveringen."),
    (G, "Listan på tavlan gör stor skillnad."),
    None,
    (G, "Tog en hel lunch i kassan i torsdags!"),
    (G, "Frågar om fler timmar. Det vill vi också."),
]


def add_supervisor(places: PlacementBuilder) -> None:
    """His account, at his enterprise, and his words about who is there."""
    demo, enterprise = places.demo, places.enterprises[WORKPLACE]
    [(name, email, role, _)] = SUPERVISORS
    user = known_or_new(name, email)
    monday = monday_of(demo.today)
    User.objects.filter(pk=user.pk).update(created_at=noon(monday - dt.timedelta(weeks=len(WEEKS))))
    membership = Membership(
        project=demo.project, user=user, role=role, organisation=enterprise.organisation
    )
    membership.save()
    placement = Placement.objects.ongoing(demo.today).get(
        enterprise=enterprise, participant=demo.people[PERSON]
    )
    for ago, said in enumerate(reversed(WEEKS), start=1):
        if said:
            week = monday - ago * dt.timedelta(weeks=1)
            word = SupervisorWord(
                project=demo.project,
                placement=placement,
                monday=week,
                written_on=_thursday(week),
                light=said[0],
                word=said[1],
                author=user,
            )
            save_as(word, user, word.written_on)


def _thursday(monday: dt.date) -> dt.date:
    """Thursday, or the last working day before it."""
    day = monday + dt.timedelta(days=3)
    while not is_workday(day) and day > monday:
        day -= dt.timedelta(days=1)
    return day
