from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "nyttiga.projects"
    verbose_name = "Projekt"

    def ready(self) -> None:
        from nyttiga.ui.navigation import NavigationEntry, user_menu

        user_menu.register(NavigationEntry("Om projektet", "projects:facts", "project.facts", 10))
