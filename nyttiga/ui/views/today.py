"""*Idag*: the start page of those who work with participants."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from nyttiga.ui.clock import PRETEND_PARAMETER, day_seen, today
from nyttiga.ui.views.pages import ProjectListView, ProjectPage, ProjectTemplateView
from nyttiga.ui.worklist import (
    KindList,
    Urgency,
    WorkLine,
    WorklistSource,
    open_lines,
    today_actions,
    today_panels,
    worklist,
)
from nyttiga.ui.worklist_group import WorkGroup

NUMBER_WORDS = (
    "inget en två tre fyra fem sex sju åtta nio tio elva tolv".split()  # noqa: SIM905 (readable)
)
GROUPS = {
    Urgency.LATE: "Sent",
    Urgency.TODAY: "I dag",
    Urgency.SOON: "Kommande sju dagar",
    Urgency.IMPORTED: "Från registret",
}


def greeting(hour: int) -> str:
    """What one says at that hour."""
    if 5 <= hour < 10:
        return "God morgon"
    return "Hej" if 10 <= hour < 18 else "God kväll"


def number_word(number: int) -> str:
    """Numbers up to twelve in words, as one writes them in a sentence."""
    return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else str(number)


def summary(late: int, due_today: int) -> str:
    """«Tre saker är sena, två väntar i dag.»"""
    if not late and not due_today:
        return "Inget är sent och inget väntar i dag."
    if not late:
        return f"Inget är sent, {_things(due_today)} väntar i dag."
    is_late = f"{_things(late).capitalize()} är {'sen' if late == 1 else 'sena'}"
    return f"{is_late}, {number_word(due_today)} väntar i dag."


def _things(number: int) -> str:
    return f"{number_word(number)} {'sak' if number == 1 else 'saker'}"


EVERYBODY = {"visa": "alla"}


class _WorklistPage(ProjectPage):
    """Mixin: a coach begins with the own people, and may look at all (`?visa=alla`)."""

    permission = "worklist"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        own = self.access.of_own_people()
        self.has_own_people = own.own_people
        self.sees_all = request.GET.get("visa") == EVERYBODY["visa"]
        self.access = self.access if self.sees_all else own

    def query(self) -> str:
        """What the address must say for the same day and the same people, from `?` on."""
        day = day_seen(self.request)
        asked = {} if day == today() else {PRETEND_PARAMETER: day.isoformat()}
        if self.has_own_people and self.sees_all:
            asked |= EVERYBODY
        return f"?{urlencode(asked)}" if asked else ""


class TodayView(_WorklistPage, ProjectTemplateView):
    """What is late, what is today, what comes soon; and how it goes."""

    template_name = "ui/today.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = day_seen(self.request)
        lines = open_lines(self.access, day)
        count = {asked: _count(lines, asked) for asked in Urgency}
        return super().get_context_data(**kwargs) | {
            "day": day,
            "is_today": day == today(),
            "query": self.query(),
            "has_own_people": self.has_own_people,
            "sees_all": self.sees_all,
            "greeting": greeting(timezone.localtime().hour),
            "summary": summary(count[Urgency.LATE], count[Urgency.TODAY]),
            "groups": [
                WorkGroup.of(title, asked, lines) for asked, title in GROUPS.items() if count[asked]
            ],
            "actions": [
                (action, action.url(self.access, lines))
                for action in today_actions
                if self.access.may(action.permission)
            ],
            "panels": self.panels(),
        }

    def panels(self) -> list[tuple[str, dict[str, object]]]:
        """The boxes beside, of those who have something to show."""
        day = day_seen(self.request)
        made = (
            (panel.template, panel.context(self.access, day))
            for panel in sorted(today_panels, key=lambda panel: panel.order)
            if self.access.may(panel.permission)
        )
        return [(template, context) for template, context in made if context is not None]


def _count(lines: list[WorkLine], asked: Urgency) -> int:
    return sum(line.total for line in lines if line.urgency == asked)


class TodayKindView(_WorklistPage, ProjectListView):
    """All things of one kind: where a gathered line of *Idag* leads."""

    template_name = "ui/today_kind.html"

    def source(self) -> WorklistSource:
        source = next((one for one in worklist if one.slug == self.kwargs["kind"]), None)
        if source is None or self.kwargs["urgency"] not in set(Urgency):
            raise Http404
        if not self.access.may(source.permission):
            raise PermissionDenied
        return source

    def get_queryset(self) -> Any:
        source = self.source()  # not found, before the urgency is read
        urgency = Urgency(self.kwargs["urgency"])
        return KindList(source, self.access, day_seen(self.request), urgency)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        day, source = day_seen(self.request), self.source()
        number = context["paginator"].count
        home = reverse("today", args=[self.project.slug])
        return context | {
            "day": day,
            "is_today": day == today(),
            "title": source.title(number, Urgency(self.kwargs["urgency"])),
            "items": context["object_list"],
            "back": f"{home}{self.query()}",
        }
