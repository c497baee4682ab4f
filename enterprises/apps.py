from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    name = "enterprises"
    verbose_name = "Företag"

    def ready(self) -> None:
        from enterprises.contact_days import last_contacts
        from enterprises.found import KIND as FOUND
        from enterprises.readiness import readiness
        from enterprises.register import EnterprisesSheet
        from enterprises.signs import SIGNS, logged_contact
        from nyttiga.accounts.permissions import Permission
        from nyttiga.projects.register.sheets import sheets
        from nyttiga.ui.found import found_kinds
        from nyttiga.ui.navigation import NavigationEntry, enterprise_menu, main_menu, search_pages

        sheets.register(EnterprisesSheet)
        last_contacts.register(logged_contact)
        readiness.register(*SIGNS)

        see = Permission.ENTERPRISES_VIEW
        main_menu.register(
            NavigationEntry("Företag", "enterprises:list", see, order=40, icon="enterprise")
        )
        enterprise_menu.register(
            NavigationEntry("Nätverket", "enterprises:network", see, order=80),
            NavigationEntry("Platser över tid", "enterprises:places", see, order=85),
        )
        # For those who may not search among people, the box finds enterprises.
        search_pages.register(NavigationEntry("Sök", "enterprises:search", see, order=20))
        found_kinds.register(FOUND)
        self.fill_today()

    @staticmethod
    def fill_today() -> None:
        from enterprises.ics import SOURCES as CALENDAR_SOURCES
        from enterprises.worklist import SOURCES
        from nyttiga.ui.calendar import calendar
        from nyttiga.ui.worklist import worklist

        worklist.register(*SOURCES)
        calendar.register(*CALENDAR_SOURCES)
