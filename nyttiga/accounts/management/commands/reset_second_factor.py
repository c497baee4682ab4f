"""`manage.py reset_second_factor EMAIL`: for who lost both the phone and the spare codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management import BaseCommand, CommandError, CommandParser

from nyttiga.accounts.models import User


class Command(BaseCommand):
    help = "Removes a user's second step; at the next sign-in it must be set up again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError("Ingen användare har den adressen.")
        removed, _ = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise CommandError("Användaren loggar inte in i två steg.")
        self.stdout.write("Borttaget. Säg till personen att slå på det igen.")
