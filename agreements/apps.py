from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = "Avtal och nätverk"

    def ready(self) -> None:
        from agreements import event_parts
        from nyttiga.accounts.permissions import Permission
        from nyttiga.ui.navigation import NavigationEntry, main_menu

        see = Permission.AGREEMENTS_VIEW
        main_menu.register(
            NavigationEntry("Avtal & nätverk", "agreements:board", see, order=50, icon="agreement")
        )
        event_parts.register()
        self.fill_pages()
        self.fill_today()
        self.fill_register()

    @staticmethod
    def fill_pages() -> None:
        from agreements import enterprise_facts, found
        from agreements.panels import duplicates, enterprise, placements
        from agreements.story_withdrawal import withdraw_stories
        from enterprises.panels import enterprise_panels
        from enterprises.readiness import readiness
        from nyttiga.ui.found import found_kinds
        from participants import withdrawal
        from participants.placement_panels import placement_panels

        enterprise_panels.register(duplicates.PANEL, enterprise.PANEL)
        readiness.register(enterprise_facts.SIGN)
        found_kinds.register(found.KIND)
        placement_panels.register(placements.PANEL)
        withdrawal.effects.register(withdraw_stories)

    @staticmethod
    def fill_today() -> None:
        from agreements import ics
        from agreements.worklist import SOURCES
        from nyttiga.ui.calendar import calendar
        from nyttiga.ui.worklist import Area, in_area, worklist

        worklist.register(*in_area(Area.AGREEMENTS, SOURCES))
        calendar.register(*ics.SOURCES)

    @staticmethod
    def fill_register() -> None:
        from agreements.register import SHEETS
        from nyttiga.projects.register.sheets import sheets

        sheets.register(*SHEETS)
