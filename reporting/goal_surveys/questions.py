"""The questions: which goals they tell of, and who is asked."""

from dataclasses import dataclass

from django.db.models import QuerySet

from nyttiga.links.survey import Question, Survey
from nyttiga.projects.models import ContactPerson, Organisation, Project
from reporting.models import SurveyRound

LOW, HIGH = "stämmer inte", "stämmer helt"


@dataclass(frozen=True)
class GoalSurvey:
    """A survey, the codes of the goals that it tells of, and whether enterprises are asked or
    everybody else."""

    survey: Survey
    goals: tuple[str, ...]
    asks: str
    of_enterprises: bool

    @property
    def name(self) -> str:
        return self.survey.name

    def recipients(self, project: Project) -> QuerySet[ContactPerson]:
        """Those who have said yes to mailings: professionals, never participants."""
        mailable = ContactPerson.objects.filter(project=project).mailable()
        companies = Organisation.Kind.COMPANY
        if self.of_enterprises:
            return mailable.filter(organisation__kind=companies)
        return mailable.exclude(organisation__kind=companies)


SURVEYS = {
    one.name: one
    for one in (
        GoalSurvey(
            Survey(
                name=SurveyRound.Survey.KNOWLEDGE,
                title="Vad vet du om sociala företag?",
                questions=(
                    Question("vad", "Jag vet vad ett socialt företag är."),
                    Question("vilka", "Jag känner till sociala företag i min kommun."),
                    Question("avtal", "Jag vet hur vi kan ingå avtal med ett socialt företag."),
                    Question("mod", "Jag vågar ta steget till ett avtal."),
                ),
                words="Vad skulle du vilja veta mer om?",
                low=LOW,
                high=HIGH,
            ),
            ("E8", "E9"),
            "Kontaktpersoner i kommuner, region och myndigheter",
            of_enterprises=False,
        ),
        GoalSurvey(
            Survey(
                name=SurveyRound.Survey.SEEN,
                title="Hur blir ert företag sett?",
                questions=(
                    Question("sedd", "Kommunen och myndigheterna ser det vi gör."),
                    Question("uppskattad", "Vi känner oss uppskattade för det vi gör."),
                    Question("kontakt", "Vi vet vem vi kan vända oss till."),
                    Question("media", "Vi berättar gärna öppet om att ta emot någon."),
                ),
                words="Vad skulle göra störst skillnad för er?",
                low=LOW,
                high=HIGH,
            ),
            ("P5",),
            "Kontaktpersoner på företagen",
            of_enterprises=True,
        ),
    )
}


def survey_of(code: str) -> GoalSurvey | None:
    """The survey that tells of the goal, if one does."""
    return next((one for one in SURVEYS.values() if code in one.goals), None)
