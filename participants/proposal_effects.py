"""What happens to proposals when a person takes a consent back."""

import datetime as dt

from participants.models import Consent, Proposal


def close_proposals(consent: Consent, day: dt.date) -> None:
    """Without `INFO_FORETAG` the enterprise is told nothing more, so what was proposed there
    ends. A placement shows by itself that the consent is gone."""
    if consent.kind == Consent.Kind.INFO_ENTERPRISE:
        Proposal.objects.filter(
            participant=consent.participant_id, enterprise=consent.enterprise_id
        ).close(day)
