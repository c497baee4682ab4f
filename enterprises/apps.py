from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    name = "enterprises"
    verbose_name = "Företag"

    def ready(self) -> None:
        from enterprises import advice_panel, course_signs, course_survey
        from enterprises.contact_days import last_contacts
        from enterprises.found import KIND as FOUND
        from enterprises.panels import enterprise_panels
        from enterprises.readiness import readiness
        from enterprises.register import SHEETS
        from enterprises.signs import SIGNS, logged_contact
        from nyttiga.links.kinds import kinds
        from nyttiga.projects.register.sheets import sheets
        from nyttiga.ui.found import found_kinds

        sheets.register(*SHEETS)
        found_kinds.register(FOUND)
        last_contacts.register(logged_contact, course_signs.advised)
        readiness.register(*SIGNS, *course_signs.SIGNS)
        enterprise_panels.register(advice_panel.PANEL)
        kinds.register(course_survey.KIND)
        self.fill_menus()
        self.fill_today()

    @staticmethod
    def fill_menus() -> None:
        from nyttiga.accounts.permissions import Permission
        from nyttiga.ui.navigation import NavigationEntry, enterprise_menu, main_menu, search_pages

        see = Permission.ENTERPRISES_VIEW
        main_menu.register(
            NavigationEntry("Företag", "enterprises:list", see, order=40, icon="enterprise")
        )
        enterprise_menu.register(
            NavigationEntry("Kurser", "enterprises:courses", see, order=20),
            NavigationEntry("Rådgivning", "enterprises:advice", see, order=30),
            NavigationEntry("Mentorer", "enterprises:mentors", see, order=40),
            NavigationEntry("Nätverket", "enterprises:network", see, order=80),
            NavigationEntry("Platser över tid", "enterprises:places", see, order=85),
        )
        # For those who may not search among people, the box finds enterprises.
        search_pages.register(NavigationEntry("Sök", "enterprises:search", see, order=20))

    @staticmethod
    def fill_today() -> None:
        from enterprises.ics import SOURCES as CALENDAR_SOURCES
        from enterprises.worklist import SOURCES
        from nyttiga.ui.calendar import calendar
        from nyttiga.ui.worklist import Area, in_area, worklist

        worklist.register(*in_area(Area.ENTERPRISES, SOURCES))
        calendar.register(*CALENDAR_SOURCES)
