from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    name = "enterprises"
    verbose_name = "Företag"

    def ready(self) -> None:
        from enterprises.readiness import readiness
        from enterprises.register import SHEETS
        from enterprises.signs import SIGNS
        from nyttiga.accounts.permissions import Permission
        from nyttiga.projects.register.sheets import sheets
        from nyttiga.ui.navigation import NavigationEntry, main_menu

        sheets.register(*SHEETS)
        readiness.register(*SIGNS)

        see = Permission.ENTERPRISES_VIEW
        main_menu.register(
            NavigationEntry("Företag", "enterprises:list", see, order=40, icon="enterprise")
        )
        self.fill_courses()

    @staticmethod
    def fill_courses() -> None:
        """What courses and advice add to the pages of the house."""
        from enterprises.advice_panel import PANEL
        from enterprises.course_signs import SIGNS
        from enterprises.course_survey import KIND
        from enterprises.ics import ENTRIES
        from enterprises.panels import enterprise_panels
        from enterprises.readiness import readiness
        from enterprises.worklist import SOURCES
        from nyttiga.accounts.permissions import Permission
        from nyttiga.links.kinds import kinds
        from nyttiga.ui.calendar import calendar
        from nyttiga.ui.navigation import NavigationEntry, enterprise_menu
        from nyttiga.ui.worklist import worklist

        see = Permission.ENTERPRISES_VIEW
        enterprise_menu.register(
            NavigationEntry("Kurser", "enterprises:courses", see, order=20),
            NavigationEntry("Rådgivning", "enterprises:advice", see, order=30),
            NavigationEntry("Mentorer", "enterprises:mentors", see, order=40),
        )
        readiness.register(*SIGNS)
        enterprise_panels.register(PANEL)
        worklist.register(*SOURCES)
        calendar.register(*ENTRIES)
        kinds.register(KIND)
