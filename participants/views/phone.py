"""The participant's own page: goals, next steps, and the ten questions. No signing in."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property

from nyttiga.links import device
from nyttiga.links.models import PersonalLink
from nyttiga.links.pages import LinkPage
from nyttiga.ui.clock import today
from participants import own_page
from participants.forms.measurement import HowItWentForm, OwnAnswersForm, answered
from participants.models import Participant, StepMeasurement


class _OwnPage(LinkPage):
    """Mixin: a page of the person that the link is about. Every row is found through her."""

    kind_name = own_page.KIND.name

    @cached_property
    def participant(self) -> Participant:
        return own_page.people().get(pk=self.link.subject_id, project=self.link.project_id)

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        """The page as it is now."""
        day = today()
        context |= {
            "name": own_page.first_name(self.participant),
            "goals": own_page.goals(self.participant),
            "steps": own_page.steps(self.participant, day),
            "questions": own_page.questions(self.participant, day),
            "day": day,
        }
        return render(self.request, "participants/phone/page.html", context, status=status)

    def back(self, place: str = "") -> HttpResponse:
        return HttpResponseRedirect(f"{reverse('phone:page')}{place}")


class PageView(_OwnPage):
    """Goals and next steps, in plain words."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page()


class StepView(_OwnPage):
    """Tick an own step, take it back the same day, or say how it went."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.back()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mine = own_page.own_steps(self.participant, today())
        # The plan is locked too: a new version that comes in right now has closed the step.
        locked = mine.select_related("plan").select_for_update(of=["self", "plan"])
        step = locked.filter(pk=pk).first()
        if step is None:
            return render(request, "participants/phone/missing.html", status=404)
        if "undo" in request.POST:
            own_page.tick(step, None)
        elif "result" in request.POST and step.done_on:
            form = HowItWentForm(request.POST)
            if not form.is_valid():
                return self.page(faulty=step.pk, form=form)
            own_page.say(step, form.cleaned_data["result"])
        elif not step.done_on:
            own_page.tick(step, today())
        return self.back(f"#steg-{step.pk}")


class QuestionsView(_OwnPage):
    """The ten questions, once a day. Answers can be changed until the day is over."""

    def get(self, request: HttpRequest) -> HttpResponse:
        questions = own_page.questions(self.participant, today())
        if not questions.offered:
            return self.back()
        return self.form(OwnAnswersForm(initial=answered(questions.today)))

    def post(self, request: HttpRequest) -> HttpResponse:
        if not own_page.questions(self.participant, today()).offered:
            return self.back()
        form = OwnAnswersForm(request.POST)
        if not form.is_valid():
            return self.form(form)
        StepMeasurement.objects.update_or_create(
            participant=self.participant,
            date=today(),
            respondent=StepMeasurement.Respondent.PARTICIPANT,
            defaults=form.cleaned_data,
            create_defaults=form.cleaned_data | {"project_id": self.link.project_id},
        )
        return self.back("#fragor")

    def form(self, form: OwnAnswersForm) -> HttpResponse:
        return render(self.request, "participants/phone/questions.html", {"form": form})


class CloseView(_OwnPage):
    """Who borrowed the telephone closes the page. It then takes a new link to come back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.back()

    def post(self, request: HttpRequest) -> HttpResponse:
        PersonalLink.objects.filter(pk=self.link.pk).revoke()
        response = render(request, "participants/phone/closed.html")
        device.forget(response, self.link.page)
        return response
