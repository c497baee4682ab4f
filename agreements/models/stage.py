"""What moves an agreement from stage to stage. A move is never undone without a trace."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from agreements.models.agreement import Agreement
from agreements.models.choices import Stage
from agreements.stages import BEFORE_SIGNING, is_signed
from nyttiga.projects.models import ProjectScoped


class StageChange(ProjectScoped):
    """One move: from where to where, which day, by whom; and why, when it went back or out.

    The row of an agreement's beginning comes from nowhere (`before` is empty). Rows are added,
    never changed.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="stage_changes", verbose_name="avtal"
    )
    before = models.CharField("från", max_length=12, choices=Stage, blank=True)
    after = models.CharField("till", max_length=12, choices=Stage)
    date = models.DateField("dag")
    reason = models.CharField("varför", max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "flytt"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(after__in=Stage.values) & (Q(before="") | Q(before__in=Stage.values)),
                name="stage_change_stages_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


@transaction.atomic
def move(agreement: Agreement, after: str, day: dt.date, user: Any, reason: str = "") -> None:
    """Move the agreement and write down the move.

    With the move to *Tecknat* the day becomes the day of the signing, unless there is one. A move
    back before the signature takes the day and the approval away: nothing is signed any more.
    """
    before = agreement.stage
    agreement.stage = after
    if is_signed(after) and agreement.signed_on is None:
        agreement.signed_on = day
    if after in BEFORE_SIGNING:
        agreement.signed_on = None
        agreement.approved_on = agreement.approved_by = None
    agreement.save()
    StageChange.objects.create(
        project_id=agreement.project_id,
        agreement=agreement,
        before=before,
        after=after,
        date=day,
        reason=reason,
        made_by=user,
    )


def begin(agreement: Agreement, user: Any) -> None:
    """Save a new agreement, with the row that says when and by whom it was begun."""
    with transaction.atomic():
        agreement.save()
        StageChange.objects.create(
            project_id=agreement.project_id,
            agreement=agreement,
            after=agreement.stage,
            date=agreement.opened_on,
            made_by=user,
        )
