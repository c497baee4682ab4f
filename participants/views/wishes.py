"""What one person wants and can."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectUpdateView
from participants.forms.wishes import WishesForm
from participants.models import Wishes
from participants.views.about_person import AboutPersonPage


class WishesView(AboutPersonPage, ProjectUpdateView):
    """The first time it is saved, the row comes to be; then the person's places are shown."""

    permission = Permission.PLACEMENTS_EDIT
    model = Wishes
    form_class = WishesForm
    template_name = "participants/matching/wishes.html"
    read_as = "önskemålen"
    saved_message = "Önskemålen är sparade. Här är platserna som passar."

    def get_object(self, queryset: Any = None) -> Wishes:
        known = self.get_queryset().filter(participant=self.person).first()
        return known or Wishes(project=self.project, participant=self.person)

    def get_success_url(self) -> str:
        return self.url("participants:matching", self.person.pk)
