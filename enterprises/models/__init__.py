"""Social enterprises: where people can go."""

from enterprises.models.enterprise import Enterprise
from enterprises.models.supervisor import Supervisor

__all__ = ["Enterprise", "Supervisor"]
