from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nyttiga.accounts"
    verbose_name = "Konton"

    def ready(self) -> None:
        from nyttiga.accounts.permissions import Permission
        from nyttiga.ui.navigation import NavigationEntry, main_menu, user_menu

        main_menu.register(NavigationEntry("Idag", "today", Permission.WORKLIST, 10, "today"))
        user_menu.register(NavigationEntry("Medlemmar", "accounts:members", Permission.MEMBERS, 20))
