"""Social enterprises: where people can go."""

from enterprises.models.contact import EnterpriseContact
from enterprises.models.criteria import CriteriaAssessment
from enterprises.models.document import EnterpriseDocument
from enterprises.models.enterprise import Enterprise
from enterprises.models.impact import EffectChain, EffectIndicator
from enterprises.models.maturity import MaturityAssessment
from enterprises.models.needs import NeedsMapping
from enterprises.models.place_count import PlaceCount
from enterprises.models.routine import Routine
from enterprises.models.supervisor import Supervisor
from enterprises.models.way import WayStep

__all__ = [
    "CriteriaAssessment",
    "EffectChain",
    "EffectIndicator",
    "Enterprise",
    "EnterpriseContact",
    "EnterpriseDocument",
    "MaturityAssessment",
    "NeedsMapping",
    "PlaceCount",
    "Routine",
    "Supervisor",
    "WayStep",
]
