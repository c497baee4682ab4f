"""Rows of the agreements app."""

import datetime as dt
from typing import Any

from django.utils import timezone

from agreements.models import (
    Agreement,
    AgreementAction,
    AgreementEnterprise,
    AgreementOption,
    AgreementPlacement,
    AnchoringEntry,
    EventAttendance,
    EventCase,
    EventGuest,
    PublicEvent,
    PublicParty,
    StageChange,
    Story,
    StoryPlace,
    SupportGiven,
)
from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.projects.models import (
    ContactPerson,
    Municipality,
    Organisation,
    Project,
    StoredFile,
    Unit,
)
from participants.models import Consent, Participant, Placement


def rows(project: Project, user: User) -> list[Any]:
    return [
        *agreement_rows(project, user),
        *event_rows(project, user),
        *story_rows(project, user),
    ]


def agreement_rows(project: Project, user: User) -> list[Any]:
    """A signed agreement with all there can be about one; every placement rests on it."""
    day = timezone.localdate()
    agreement = Agreement.objects.create(
        project=project,
        number="A001",
        title="Lunch till kommunhuset",
        form="DIREKT",
        stage="TECKNAT",
        opened_on=day - dt.timedelta(days=90),
        signed_on=day,
        ends_on=day + dt.timedelta(days=80),
        notice_months=2,
        signed_file=StoredFile.keep(project, b"%PDF-1.7", "pdf", user),
    )
    about = {"project": project, "agreement": agreement}
    body = Organisation.objects.filter(project=project, kind="kommun").first()
    enterprise = Enterprise.objects.get(project=project, number="F001")
    placements = [
        AgreementPlacement.objects.create(**about, placement=placement)
        for placement in Placement.objects.filter(project=project)
    ]
    return [
        agreement,
        placements[0],
        PublicParty.objects.create(**about, organisation=body),
        AgreementEnterprise.objects.create(**about, enterprise=enterprise),
        StageChange.objects.create(**about, after="TECKNAT", date=day, made_by=user),
        AgreementAction.objects.create(**about, what="Ringa", who="Test", due_on=day),
        SupportGiven.objects.create(**about, date=day, hours=2, what="Möte", given_by=user),
        AgreementOption.objects.create(
            **about,
            use_by=day + dt.timedelta(days=30),
            extends_to=day + dt.timedelta(days=400),
        ),
    ]


def event_rows(project: Project, user: User) -> list[Any]:
    """A held training with somebody there and somebody waiting, and a municipality's log."""
    day = timezone.localdate() - dt.timedelta(days=20)
    event = PublicEvent.objects.create(
        project=project,
        code="U1",
        kind="utbildning",
        name="Köp av sociala företag",
        date=day,
        status="genomford",
        next_step="Ringa",
        next_step_on=day,
    )
    about = {"project": project, "event": event}
    person = ContactPerson.objects.get(project=project, email="kim@exempel.se")
    enterprise = Enterprise.objects.get(project=project, number="F001")
    municipality = Municipality.objects.filter(project=project).first()
    return [
        event,
        EventCase.objects.create(**about, enterprise=enterprise, about="Lunch"),
        EventGuest.objects.create(
            **about, name="Ny Gäst", email="ny@exempel.se", signed_up_at=timezone.now()
        ),
        EventAttendance.objects.create(
            project=project,
            meeting=event,
            participant=person,
            enterprise=enterprise,
            status="narvarande",
        ),
        municipality,
        Unit.objects.filter(project=project).first(),
        AnchoringEntry.objects.create(
            project=project,
            municipality=municipality,
            date=day,
            with_kind="kommun",
            by=user,
            summary="Vi träffades",
            state="kontaktad",
            next_step="Ringa",
            next_step_on=day,
        ),
    ]


def story_rows(project: Project, user: User) -> list[Any]:
    """A person's way, told on the web."""
    day = timezone.localdate()
    participant = Participant.objects.filter(project=project, protection="ingen").first()
    about = {"project": project, "participant": participant}
    consent = Consent.objects.create(
        **about, kind="BILD_MEDIA", given_on=day, scope="Text om vägen till bageriet, på webben"
    )
    story = Story.objects.create(
        project=project,
        kind="vag",
        title="Vägen till bageriet",
        text="Det började med en praktik.",
        consent=consent,
        shown_as="Alma",
        person_approved_on=day,
        approved_on=day,
        approved_by=user,
    )
    return [
        story,
        StoryPlace.objects.create(
            project=project,
            story=story,
            channel="webb",
            where="exempel.se/berattelser",
            published_on=day,
            consent_covers=True,
        ),
    ]
