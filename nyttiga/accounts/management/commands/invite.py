"""Invite somebody from the command line: the way a new project gets its first leader."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from nyttiga.accounts.models import Invitation
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Project


class Command(BaseCommand):
    help = "Skapa en inbjudan och skriv ut länken. Så får ett nytt projekt sin projektledare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        # Whom a referrer or a supervisor speaks for is asked on the page.
        without = {Role.REFERRER, Role.SUPERVISOR}
        roles = [role.value for role in Role if role not in without]
        parser.add_argument("email")
        parser.add_argument("--project", required=True)
        parser.add_argument("--role", choices=roles, default=Role.PROJECT_LEADER.value)
        parser.add_argument("--name", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"Projektet «{options['project']}» finns inte.")
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError("E-postadressen ser inte rätt ut.") from None
        email = options["email"].lower()
        invitation = Invitation.objects.filter(
            project=project, email=email, accepted_at=None, withdrawn_at=None
        ).first() or Invitation(project=project, email=email)
        invitation.role = options["role"]
        invitation.name = options["name"] or invitation.name
        token = invitation.renew_token()
        invitation.save()
        self.stdout.write(
            f"Länken gäller i två veckor: {reverse('accept_invitation', args=[token])}"
        )
