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
    PublicParty,
    StageChange,
    SupportGiven,
)
from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.projects.models import Organisation, Project, StoredFile
from participants.models import Placement


def rows(project: Project, user: User) -> list[Any]:
    return agreement_rows(project, user)


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
