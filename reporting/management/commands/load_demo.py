"""Fill an empty installation with invented people, to see and to try."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nyttiga.projects.models import Project
from nyttiga.ui.clock import today
from reporting.demo.load import SLUGS, load
from reporting.demo.users import sign_in_table


class Command(BaseCommand):
    help = "Fyll en tom databas med påhittade projekt och människor, och visa vem som kan logga in."

    def handle(self, *args: Any, **options: Any) -> None:
        if Project.objects.filter(slug__in=SLUGS).exists():
            self.stdout.write("Demon finns redan. Inget ändrades.")
        elif Project.objects.exists():
            raise CommandError("Här finns riktiga projekt. Demon laddas bara i en tom databas.")
        else:
            started = time.monotonic()
            load(today())
            self.stdout.write(f"Demon laddades på {time.monotonic() - started:.0f} s.")
        self.stdout.write("\n" + sign_in_table())
