from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "nyttiga.projects"
    verbose_name = "Projekt"
