"""When it has been quiet for too long."""

from typing import Any

from django import forms

from nyttiga.projects.models import Project
from nyttiga.ui.access import Access


class QuietDaysForm(forms.ModelForm):
    """Days without contact after which *Idag* reminds. The bounds are the database's."""

    quiet_days = forms.IntegerField(
        label="Dagar utan kontakt med en deltagare",
        min_value=Project.QUIET_DAYS[0],
        max_value=Project.QUIET_DAYS[1],
        help_text="Då syns deltagaren på Idag. Ett avtal som ingen har rört så länge räknas "
        "också som tyst.",
    )
    enterprise_quiet_days = forms.IntegerField(
        label="Dagar utan kontakt med ett företag",
        min_value=Project.ENTERPRISE_QUIET_DAYS[0],
        max_value=Project.ENTERPRISE_QUIET_DAYS[1],
        help_text="Då syns företaget på Idag.",
    )

    class Meta:
        model = Project
        fields = ["quiet_days", "enterprise_quiet_days"]

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            least, most = self.fields[name].min_value, self.fields[name].max_value  # type: ignore[attr-defined]
            words = f"Skriv ett antal dagar från {least} till {most}."
            self.fields[name].error_messages.update(
                required=words, invalid=words, min_value=words, max_value=words
            )
