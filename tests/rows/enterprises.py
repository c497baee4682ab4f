"""Rows of the enterprises app."""

import datetime as dt
from typing import Any

from enterprises.models import (
    CriteriaAssessment,
    EffectChain,
    EffectIndicator,
    Enterprise,
    EnterpriseContact,
    EnterpriseDocument,
    MaturityAssessment,
    NeedsMapping,
    PlaceCount,
    Routine,
    Supervisor,
    WayStep,
)
from nyttiga.accounts.models import User
from nyttiga.projects.models import Organisation, Project, StoredFile


def rows(project: Project, user: User) -> list[Any]:
    """An enterprise with a supervisor, and one of everything that is written about it."""
    enterprise = Enterprise.objects.create(
        project=project,
        organisation=Organisation.objects.get(project=project, name="Kretsloppet"),
        number="F001",
        places=3,
    )
    return [
        enterprise,
        Supervisor.objects.create(project=project, enterprise=enterprise, name="Siv Sund"),
        *record_of(enterprise, user),
    ]


def record_of(enterprise: Enterprise, user: User) -> list[Any]:
    """One of everything that is written about an enterprise."""
    day = dt.date(2026, 3, 2)
    project = enterprise.project
    own = {"project": project, "enterprise": enterprise}
    levels = dict.fromkeys(MaturityAssessment.SIDES, 2)
    return [
        EnterpriseContact.objects.create(
            **own,
            date=day,
            said="De vill börja.",
            made_by=user,
            next_step="Ring igen",
            responsible=user,
            due_on=day + dt.timedelta(days=7),
        ),
        PlaceCount.objects.get(enterprise=enterprise),
        WayStep.objects.create(**own, step="ide", reached_on=day),
        NeedsMapping.objects.create(**own, mapped_on=day, words="Kunder.", needs=["affar"]),
        CriteriaAssessment.objects.create(**own, assessed_on=day, business=True),
        MaturityAssessment.objects.create(**own, occasion="start", assessed_on=day, **levels),
        EffectChain.objects.create(**own, activities="Lagar cyklar", outcomes="Egen lön"),
        EffectIndicator.objects.create(
            **own, name="Anställda", baseline=1, baseline_on=day, target=3, source="Lönelista"
        ),
        Routine.objects.create(**own, kind="introduktion", points="Visa lokalen"),
        EnterpriseDocument.objects.create(
            **own,
            title="Stadgar",
            kind="stadgar",
            dated_on=day,
            file=StoredFile.keep(project, b"%PDF-1.7", "pdf", user),
        ),
    ]
