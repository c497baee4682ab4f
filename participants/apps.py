from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = "Deltagare"

    def ready(self) -> None:
        from nyttiga.accounts.permissions import Permission
        from nyttiga.ui.navigation import NavigationEntry, main_menu, search_pages

        see = Permission.PARTICIPANTS_VIEW
        main_menu.register(
            NavigationEntry("Deltagare", "participants:list", see, order=20, icon="people"),
            NavigationEntry(
                "Framtidsverkstäder", "participants:workshops", see, order=30, icon="workshop"
            ),
        )
        search_pages.register(NavigationEntry("Sök", "participants:search", see, order=10))

        self.follow_members()
        self.fill_today()
        self.fill_register()

    @staticmethod
    def follow_members() -> None:
        from nyttiga.accounts.models.membership import role_changed
        from participants.models.protection import follow_role

        role_changed.register(follow_role)

    @staticmethod
    def fill_today() -> None:
        from nyttiga.ui.worklist import today_actions, today_panels, worklist
        from participants.today import ACTIONS, PANELS
        from participants.worklist import SOURCES

        worklist.register(*SOURCES)
        today_panels.register(*PANELS)
        today_actions.register(*ACTIONS)

    @staticmethod
    def fill_register() -> None:
        from nyttiga.jobs.registry import JobKind, kinds
        from nyttiga.projects.register.sheets import exported, sheets
        from nyttiga.projects.register.uploads import held
        from participants.register import SHEETS, log_export, tidying

        sheets.register(*SHEETS)
        exported.register(log_export)
        held.register(tidying.sweep_later)
        kinds.register(JobKind(tidying.KIND, tidying.sweep))
