"""What an enterprise changes, and how that is seen: kept small, and claimed as theirs.

No effect is proved here: an indicator says what was measured, from where it comes, and what it
was before (DOMAIN 5.7).
"""

from django.db import models
from simple_history.models import HistoricalRecords

from enterprises.models.about import AboutEnterprise
from nyttiga.projects.models import ProjectQuerySet


class EffectChain(AboutEnterprise):
    """From what they put in to what they believe it leads to, in their own words."""

    resources = models.TextField("det vi har att ta av", blank=True)
    activities = models.TextField("det vi gör")
    outputs = models.TextField("det blir", blank=True)
    outcomes = models.TextField("det förändras för dem vi finns till för")
    effect = models.TextField("det betyder på sikt", blank=True)
    assumptions = models.TextField("det vi tar för givet", blank=True)

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "effektkedja"
        verbose_name_plural = "effektkedjor"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enterprise"], name="effect_chain_once"),
        ]

    def __str__(self) -> str:
        return "Effektkedja"


class EffectIndicator(AboutEnterprise):
    """One figure that shows a part of the chain."""

    name = models.CharField("det vi mäter", max_length=160)
    unit = models.CharField("enhet", max_length=40, blank=True)
    baseline = models.DecimalField("så var det", max_digits=12, decimal_places=2)
    baseline_on = models.DateField("dagen för det")
    target = models.DecimalField("dit vill vi", max_digits=12, decimal_places=2)
    latest = models.DecimalField(
        "senaste värde", max_digits=12, decimal_places=2, null=True, blank=True
    )
    latest_on = models.DateField("dagen för senaste", null=True, blank=True)
    source = models.CharField("källa", max_length=160)

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "mått på nytta"
        verbose_name_plural = "mått på nytta"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latest=None, latest_on=None)
                | models.Q(latest__isnull=False, latest_on__isnull=False),
                name="effect_latest_has_a_day",
                violation_error_message="Skriv både värdet och dagen det gäller.",
            )
        ]

    def __str__(self) -> str:
        return self.name
