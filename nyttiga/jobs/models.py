"""The queue: work that a page hands over so that nobody waits for it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Self

from django.db import models
from django.utils import timezone

# A job that fails is tried again after 1, 5, 25 … minutes, then left for a person to look at.
MAX_ATTEMPTS = 6


@dataclass(frozen=True)
class Rest:
    """What is left of a long job when one piece of it is done. Each piece is saved by itself: the
    progress shows while it runs, and a worker that dies costs one piece, not all."""

    payload: dict[str, Any]
    percent: int
    step: str


class JobQuerySet(models.QuerySet["Job"]):
    def due(self) -> Self:
        """Jobs that wait and whose time has come, oldest first."""
        return self.filter(
            done_at=None, attempts__lt=MAX_ATTEMPTS, run_after__lte=timezone.now()
        ).order_by("run_after", "pk")


class Job(models.Model):
    """One piece of work. `kind` names its function (jobs.registry), `payload` its arguments.

    No project: a mail to somebody who resets a password belongs to none. A payload may hold a
    mail's address and text, so it is emptied when the job is done.
    """

    kind = models.CharField("slag", max_length=50)
    key = models.CharField("nyckel", max_length=200, unique=True)
    payload = models.JSONField("uppgifter", default=dict)
    run_after = models.DateTimeField("tidigast", default=timezone.now)
    attempts = models.PositiveSmallIntegerField("försök", default=0)
    last_fault = models.CharField("senaste fel", max_length=200, blank=True)
    # How far a long job has come: 0–100, and what is being done, in words for the screen.
    percent = models.PositiveSmallIntegerField("procent", default=0)
    step = models.CharField("just nu", max_length=100, blank=True)
    created_at = models.DateTimeField("skapat", auto_now_add=True)
    done_at = models.DateTimeField("klart", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "jobb"
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["run_after", "id"],
                condition=models.Q(done_at=None),
                name="job_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @classmethod
    def enqueue(cls, kind: str, key: str, payload: dict[str, Any]) -> Self:
        """Put work in the queue. The same key twice is the same job: it is done once."""
        job, _ = cls.objects.get_or_create(key=key, defaults={"kind": kind, "payload": payload})
        return job

    @property
    def is_stuck(self) -> bool:
        """Whether it has failed and waits to be tried again, or has been given up."""
        return self.done_at is None and self.attempts > 0

    @property
    def is_given_up(self) -> bool:
        """Whether nobody tries any more until somebody asks for it."""
        return self.done_at is None and self.attempts >= MAX_ATTEMPTS

    def succeed(self) -> None:
        self.done_at = timezone.now()
        self.payload, self.percent = {}, 100
        self.save(update_fields=["done_at", "payload", "percent"])

    def go_on(self, rest: "Rest") -> None:
        """A piece is done: note how far it is, and let the next piece wait its turn."""
        self.payload, self.percent, self.step = rest.payload, rest.percent, rest.step
        self.attempts, self.last_fault, self.run_after = 0, "", timezone.now()
        self.save()

    def fail(self, fault: str) -> None:
        """Note the fault's type (not its words: they may quote an address) and try later."""
        self.attempts += 1
        self.last_fault = fault[:200]
        self.run_after = timezone.now() + dt.timedelta(minutes=5 ** (self.attempts - 1))
        self.save(update_fields=["attempts", "last_fault", "run_after"])

    def try_again(self) -> None:
        """Somebody asks for another try now, however often it has failed."""
        self.attempts, self.last_fault, self.run_after = 0, "", timezone.now()
        self.save(update_fields=["attempts", "last_fault", "run_after"])
