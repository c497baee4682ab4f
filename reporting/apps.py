from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "Mål och rapporter"

    def ready(self) -> None:
        from nyttiga.projects.project_template import project_parts
        from reporting.project_part import add_goals

        project_parts.register(add_goals)
