"""Mails about accounts. They name the project, never a person."""

from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from nyttiga.accounts.models import Invitation


def send_invitation(request: HttpRequest, invitation: Invitation) -> None:
    """Give the invitation a fresh link, save it and put the mail in the queue."""
    token = invitation.renew_token()
    invitation.save()
    link = request.build_absolute_uri(reverse("accept_invitation", args=[token]))
    send_mail(
        subject=f"Inbjudan till {invitation.project}",
        message=render_to_string(
            "accounts/mail/invitation.txt", {"invitation": invitation, "link": link}
        ),
        from_email=None,
        recipient_list=[invitation.email],
    )
