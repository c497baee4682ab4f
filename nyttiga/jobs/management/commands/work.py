"""Do the jobs in the queue: all that wait, or for ever."""

import signal
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from nyttiga.jobs.schedule import enqueue_daily
from nyttiga.jobs.worker import run_all, tidy

PAUSE = 2.0  # seconds between looks at an empty queue


class Command(BaseCommand):
    help = "Gör jobben i kön (utskick och annat). Utan --once fortsätter den tills den stoppas."

    stopping = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="gör det som väntar och sluta")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            enqueue_daily()
            self.stdout.write(f"{run_all()} jobb gjorda.")
            return
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        seen = None
        while not self.stopping:
            try:
                hour = timezone.localtime().replace(minute=0, second=0, microsecond=0)
                if seen != hour:
                    tidy()
                    enqueue_daily()
                    seen = hour
                run_all()
            except OperationalError:
                close_old_connections()  # the database restarts; it is asked again soon
            time.sleep(PAUSE)

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopping = True
