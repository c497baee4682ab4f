"""Users, their roles in projects, and invitations."""

from nyttiga.accounts.models.calendar_feed import CalendarFeed
from nyttiga.accounts.models.invitation import Invitation
from nyttiga.accounts.models.membership import Membership
from nyttiga.accounts.models.user import User

__all__ = ["CalendarFeed", "Invitation", "Membership", "User"]
