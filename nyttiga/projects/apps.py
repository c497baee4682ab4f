from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "nyttiga.projects"
    verbose_name = "Projekt"

    def ready(self) -> None:
        from nyttiga.projects.register.public_parties import PublicPartiesSheet
        from nyttiga.projects.register.sheets import sheets
        from nyttiga.ui.navigation import NavigationEntry, user_menu

        user_menu.register(
            NavigationEntry("Om projektet", "projects:facts", "project.facts", 10),
            NavigationEntry("Excelregister", "projects:register", "register", 30),
        )
        sheets.register(PublicPartiesSheet)
