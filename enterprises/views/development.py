"""How an enterprise develops: its way, needs, ASF criteria, maturity and impact."""

from typing import Any

from enterprises.forms.development import (
    CriteriaForm,
    EffectChainForm,
    EffectIndicatorForm,
    MaturityForm,
    NeedsForm,
)
from enterprises.forms.way import WayStepForm
from enterprises.maturity_picture import maturity_picture
from enterprises.models import (
    CriteriaAssessment,
    EffectChain,
    EffectIndicator,
    Enterprise,
    MaturityAssessment,
    NeedsMapping,
    WayStep,
)
from enterprises.models.choices import Kind, Step
from enterprises.views.about_enterprise import AddAboutEnterprise, EditAboutEnterprise
from enterprises.views.enterprise import EnterprisePage
from nyttiga.ui.clock import today

DEVELOPMENT = "enterprises:development"


class DevelopmentView(EnterprisePage):
    """From idea to running enterprise, on one page."""

    template_name = "enterprises/development.html"
    tab = "development"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = {"enterprise": self.object}
        reached = {row.step: row for row in WayStep.objects.filter(**mine)}
        by_assessor = CriteriaAssessment.objects.select_related("assessor")
        return super().get_context_data(**kwargs) | {
            "way": [(Step(step), reached.get(step)) for step in Step.values],
            "has_way": bool(reached),
            "is_to_be": self.object.kind == Kind.TO_BE,
            "mappings": NeedsMapping.objects.filter(**mine).select_related("mapped_by"),
            "assessments": list(by_assessor.filter(**mine)),
            "maturity": maturity_picture(list(MaturityAssessment.objects.filter(**mine))),
            "chain": EffectChain.objects.filter(**mine).first(),
            "indicators": EffectIndicator.objects.filter(**mine),
        }


class WayStepAddView(AddAboutEnterprise):
    """A step reached."""

    model = WayStep
    form_class = WayStepForm
    title = "Nytt steg på vägen"
    back = DEVELOPMENT
    saved_message = "Steget är sparat."

    def new_row(self, enterprise: Enterprise) -> Any:
        reached = set(WayStep.objects.filter(enterprise=enterprise).values_list("step", flat=True))
        following = next((step for step in Step.values if step not in reached), "")
        return WayStep(
            project=self.project, enterprise=enterprise, step=following, reached_on=today()
        )


class WayStepEditView(EditAboutEnterprise):
    """Another day for a step."""

    model = WayStep
    form_class = WayStepForm
    title = "Ändra steget"
    back = DEVELOPMENT
    saved_message = "Steget är sparat."


class NeedsAddView(AddAboutEnterprise):
    """A new mapping; earlier ones stay."""

    model = NeedsMapping
    form_class = NeedsForm
    title = "Kartlägg behoven"
    back = DEVELOPMENT
    saved_message = "Kartläggningen är sparad."
    day_field = "mapped_on"
    user_field = "mapped_by"


class NeedsEditView(EditAboutEnterprise):
    """Other words in a mapping."""

    model = NeedsMapping
    form_class = NeedsForm
    title = "Ändra kartläggningen"
    back = DEVELOPMENT
    saved_message = "Kartläggningen är sparad."


class CriteriaAddView(AddAboutEnterprise):
    """The criteria judged anew."""

    model = CriteriaAssessment
    form_class = CriteriaForm
    title = "Bedöm om företaget är ett ASF"
    hint = "Fem frågor. Skriv vid varje ja vad som visar det."
    back = DEVELOPMENT
    saved_message = "Bedömningen är sparad."
    day_field = "assessed_on"
    user_field = "assessor"


class CriteriaEditView(EditAboutEnterprise):
    """A judgement put right."""

    model = CriteriaAssessment
    form_class = CriteriaForm
    title = "Ändra bedömningen"
    back = DEVELOPMENT
    saved_message = "Bedömningen är sparad."


class MaturityAddView(AddAboutEnterprise):
    """The six sides judged together."""

    model = MaturityAssessment
    form_class = MaturityForm
    title = "Bedöm mognaden"
    hint = "Gör det tillsammans med företaget. 0 betyder inte börjat, 4 fungerar bra."
    back = DEVELOPMENT
    saved_message = "Bedömningen är sparad."
    day_field = "assessed_on"
    user_field = "assessor"


class MaturityEditView(EditAboutEnterprise):
    """A judgement put right."""

    model = MaturityAssessment
    form_class = MaturityForm
    title = "Ändra mognaden"
    back = DEVELOPMENT
    saved_message = "Bedömningen är sparad."


class EffectChainView(AddAboutEnterprise):
    """The one chain an enterprise has: written, and written better."""

    model = EffectChain
    form_class = EffectChainForm
    title = "Så gör vi nytta"
    hint = "Företagets egna ord, från det de har till det de tror att det leder till."
    back = DEVELOPMENT
    saved_message = "Effektkedjan är sparad."

    def new_row(self, enterprise: Enterprise) -> Any:
        chains = EffectChain.objects.visible_to(self.access)
        return chains.filter(enterprise=enterprise).first() or super().new_row(enterprise)


class EffectIndicatorAddView(AddAboutEnterprise):
    """One figure more."""

    model = EffectIndicator
    form_class = EffectIndicatorForm
    title = "Nytt mått på nytta"
    back = DEVELOPMENT
    saved_message = "Måttet är sparat."


class EffectIndicatorEditView(EditAboutEnterprise):
    """A new value, or another word."""

    model = EffectIndicator
    form_class = EffectIndicatorForm
    title = "Ändra måttet"
    back = DEVELOPMENT
    saved_message = "Måttet är sparat."
