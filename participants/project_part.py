"""What a new project gets of this floor: its first rule for follow-ups."""

from nyttiga.projects.models import Project
from nyttiga.projects.project_template import ProjectTemplate
from participants.models import FollowUpRule


def add_follow_up_rule(project: Project, template: ProjectTemplate) -> None:
    """The rule that the template decides on, or the usual one, from the project's start."""
    FollowUpRule.objects.create(
        project=project,
        valid_from=project.starts_on,
        **template.content.get("follow_up_rule", {}),
    )
