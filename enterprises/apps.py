from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    name = "enterprises"
    verbose_name = "Företag"

    def ready(self) -> None:
        from enterprises.register import SHEETS
        from nyttiga.accounts.permissions import Permission
        from nyttiga.projects.register.sheets import sheets
        from nyttiga.ui.navigation import NavigationEntry, main_menu

        sheets.register(*SHEETS)

        see = Permission.ENTERPRISES_VIEW
        main_menu.register(
            NavigationEntry("Företag", "enterprises:list", see, order=40, icon="enterprise")
        )
