"""Users, their roles in projects, and invitations."""

from nyttiga.accounts.models.invitation import Invitation
from nyttiga.accounts.models.membership import Membership
from nyttiga.accounts.models.user import User

__all__ = ["Invitation", "Membership", "User"]
