"""Who is around a person: added, changed, and no longer there."""

from typing import Any

from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView
from participants.forms.collaboration import ProfessionalForm
from participants.models import Professional
from participants.views.sharing import SharingPage


class _ProfessionalPage(SharingPage):
    """Mixin: a form about somebody around the person."""

    model = Professional
    form_class: Any = ProfessionalForm
    template_name: Any = "participants/collaboration/professional.html"
    read_as = "samverkan"
    saved_message = "Sparat."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"participant": self.person}  # type: ignore[misc]

    def get_success_url(self) -> str:
        return f"{self.url('participants:participant', self.person.pk)}#collaboration"


class ProfessionalAddView(_ProfessionalPage, ProjectCreateView):
    """Somebody new around the person."""

    def get_form_kwargs(self) -> dict[str, Any]:
        self.require_sharing()  # both ways to the form, shown and sent, come by here
        return super().get_form_kwargs()


class ProfessionalEditView(_ProfessionalPage, ProjectUpdateView):
    """Contact details, what they do, and the day they left."""

    def get_object(self, queryset: Any = None) -> Professional:
        self.object = super().get_object(queryset)
        self.require_sharing(self.object.organisation_id)
        return self.object

    def participant_pk(self) -> int:
        return self.object.participant_id
