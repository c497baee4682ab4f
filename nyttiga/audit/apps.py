from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "nyttiga.audit"
    verbose_name = "Spårbarhet"

    def ready(self) -> None:
        from nyttiga.accounts.permissions import Permission
        from nyttiga.ui.navigation import NavigationEntry, main_menu

        main_menu.register(
            NavigationEntry("Läsningar", "audit:reads", Permission.READ_LOG, order=80, icon="eye")
        )
