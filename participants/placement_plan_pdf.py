"""The plan of a placement on paper, for the three who agree on it."""

from django.template.loader import render_to_string

from nyttiga.ui.clock import today
from nyttiga.ui.pdf import html_to_pdf
from participants.models import Participant, Placement, PlacementPlan
from participants.placement_forms import LEGAL_FORMS

FILE_NAME = "plan-for-placeringen.pdf"  # says nothing about anybody


def told_name(placement: Placement, participant: Participant) -> str:
    """What the enterprise may call the person; a protected one's real name it is never told."""
    if placement.alias:
        return placement.alias
    return participant.number if participant.is_protected else participant.first_name


def placement_plan_pdf(
    placement: Placement, participant: Participant, plan: PlacementPlan
) -> bytes:
    """The bytes of the tagged PDF."""
    legal = LEGAL_FORMS.get(placement.legal_form)
    html = render_to_string(
        "participants/placements/plan_pdf.html",
        {
            "day": today(),
            "name": told_name(placement, participant),
            "placement": placement,
            "project": placement.project,
            "plan": plan,
            "hours": list(placement.hours.all()),
            "decider": str(legal.decider) if legal else "",
            "words": [
                ("Mål", plan.goals),
                ("Arbetsuppgifter", plan.tasks),
                ("Så anpassar vi", plan.adaptations),
            ],
            "parties": [
                ("Jag som är på plats", plan.participant_agreed_on),
                ("Företaget", plan.enterprise_agreed_on),
                ("Projektet", plan.project_agreed_on),
            ],
        },
    )
    return html_to_pdf(html)
