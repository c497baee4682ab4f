"""Agreements between public bodies and social enterprises."""

from agreements.models.action import AgreementAction
from agreements.models.agreement import Agreement
from agreements.models.option import AgreementOption
from agreements.models.parties import AgreementEnterprise, PublicParty
from agreements.models.placement_link import AgreementPlacement
from agreements.models.stage import StageChange
from agreements.models.support import SupportGiven

__all__ = [
    "Agreement",
    "AgreementAction",
    "AgreementEnterprise",
    "AgreementOption",
    "AgreementPlacement",
    "PublicParty",
    "StageChange",
    "SupportGiven",
]
