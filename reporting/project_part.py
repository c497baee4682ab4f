"""The goals of a new project, from its template."""

from nyttiga.projects.models import Project
from nyttiga.projects.project_template import ProjectTemplate
from reporting.models import Goal, Milestone, Target

KINDS = {"M": Goal.Kind.RESULT, "P": Goal.Kind.PROJECT, "E": Goal.Kind.EFFECT}


def add_goals(project: Project, template: ProjectTemplate) -> None:
    """Goals in the template's order, each with its first target and its milestones."""
    rows = template.content["goals"]
    goals = Goal.objects.bulk_create(
        Goal(
            project=project,
            code=row["code"],
            kind=KINDS[row["code"][0]],
            heading=row.get("heading", ""),
            title=row["title"],
            unit=row.get("unit", ""),
            evidence_kind=row.get("evidence", ""),
            order=order,
        )
        for order, row in enumerate(rows, start=1)
    )
    Target.objects.bulk_create(
        Target(
            project=project,
            goal=goal,
            value=row.get("target"),
            low=row.get("low"),
            high=row.get("high"),
            due_on=template.date(row["due_on"]) if "due_on" in row else project.ends_on,
        )
        for goal, row in zip(goals, rows, strict=True)
        if "target" in row or "low" in row
    )
    Milestone.objects.bulk_create(
        Milestone(
            project=project,
            goal=goal,
            due_on=template.date(milestone["due_on"]),
            value=milestone["value"],
        )
        for goal, row in zip(goals, rows, strict=True)
        for milestone in row.get("milestones", [])
    )
