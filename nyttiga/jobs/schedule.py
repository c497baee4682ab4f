"""What is done once a day: erasures, the mail digest. Apps register in `AppConfig.ready()`."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from nyttiga.jobs.models import Job
from nyttiga.ui.registry import Registry

KIND = "daily"


@dataclass(frozen=True)
class DailyTask:
    """`run(day)` is done once a day, from `hour` (0–23, Swedish time) on.

    A day when no worker ran is not made up for afterwards, so `run` asks what is due *by* the
    day, never *on* it. It is run again if the worker died in the middle.
    """

    name: str
    hour: int
    run: Callable[[dt.date], object]


daily: Registry[DailyTask] = Registry()


def enqueue_daily() -> None:
    """Put the tasks whose hour has come in the queue. The key holds the day: whoever asks again,
    another worker or the same one started anew, asks for the same job."""
    now = timezone.localtime()
    day = now.date().isoformat()
    for task in daily:
        if task.hour <= now.hour:
            Job.enqueue(
                KIND, key=f"{KIND}:{task.name}:{day}", payload={"task": task.name, "day": day}
            )


def run_task(payload: dict[str, Any]) -> None:
    """The job. Raises LookupError for a task that nobody registers any more."""
    task = next((one for one in daily if one.name == payload["task"]), None)
    if task is None:
        raise LookupError(payload["task"])
    task.run(dt.date.fromisoformat(payload["day"]))
