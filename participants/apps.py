from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = "Deltagare"

    def ready(self) -> None:
        from nyttiga.accounts.permissions import Permission
        from nyttiga.projects.project_template import project_parts
        from nyttiga.ui.navigation import (
            NavigationEntry,
            main_menu,
            people_menu,
            search_pages,
            user_menu,
        )
        from participants.project_part import add_follow_up_rule
        from participants.worklist.referrals import new_referrals

        see = Permission.PARTICIPANTS_VIEW
        main_menu.register(
            NavigationEntry("Deltagare", "participants:list", see, order=20, icon="people"),
            NavigationEntry(
                "Framtidsverkstäder", "participants:workshops", see, order=30, icon="workshop"
            ),
        )
        people_menu.register(
            NavigationEntry(
                "Placeringar", "participants:placements", Permission.PLACEMENTS_VIEW, order=40
            ),
            NavigationEntry(
                "Uppföljningar", "participants:follow_ups", Permission.PLACEMENTS_VIEW, order=45
            ),
        )
        user_menu.register(
            NavigationEntry(
                "Samtycken", "participants:consent_list", Permission.CONSENTS_LIST, order=30
            )
        )
        main_menu.register(
            NavigationEntry(
                "Dina anvisningar", "participants:own_referrals", Permission.REFER, order=10
            )
        )
        main_menu.register(
            NavigationEntry(
                "Din arbetsplats",
                "participants:own_workplace",
                Permission.OWN_ENTERPRISE,
                order=10,
            )
        )
        people_menu.register(
            NavigationEntry(
                "Anvisningar",
                "participants:referrals",
                Permission.PARTICIPANTS_EDIT,
                order=20,
                count=new_referrals,
            )
        )
        people_menu.register(
            NavigationEntry("Gruppaktiviteter", "participants:activities", see, order=30)
        )
        people_menu.register(
            NavigationEntry("Coacher", "participants:hand_over", Permission.MEMBERS, order=90)
        )
        search_pages.register(NavigationEntry("Sök", "participants:search", see, order=10))

        people_menu.register(
            NavigationEntry(
                "Stegmätningar",
                "participants:measurement_group",
                Permission.MEASUREMENTS_VIEW,
                order=50,
            )
        )

        project_parts.register(add_follow_up_rule)
        self.follow_members()
        self.open_own_page()
        self.fill_enterprises()
        self.follow_exits()
        self.fill_today()
        self.fill_calendar()
        self.fill_register()

    @staticmethod
    def follow_members() -> None:
        from nyttiga.accounts.hands import hands
        from nyttiga.accounts.models.membership import role_changed
        from participants import caseload
        from participants.models.protection import follow_role

        role_changed.register(follow_role, caseload.follow_role)
        hands.register(caseload.in_hand)

    @staticmethod
    def open_own_page() -> None:
        from nyttiga.links.kinds import kinds
        from participants.own_page import KIND

        kinds.register(KIND)

    @staticmethod
    def fill_enterprises() -> None:
        from enterprises.contact_days import last_contacts
        from enterprises.panels import enterprise_panels
        from enterprises.readiness import readiness
        from enterprises.room import people_there
        from participants import enterprise_panel, enterprise_signs, proposal_effects, withdrawal

        enterprise_panels.register(enterprise_panel.PANEL)
        people_there.register(enterprise_panel.people_there)
        readiness.register(*enterprise_signs.SIGNS)
        last_contacts.register(enterprise_signs.followed_up)
        withdrawal.effects.register(proposal_effects.close_proposals)

    @staticmethod
    def follow_exits() -> None:
        from nyttiga.jobs.schedule import DailyTask, daily
        from participants import exit, referral_erasure, withdrawal

        withdrawal.effects.register(exit.consent_withdrawn)
        daily.register(DailyTask("referrals", 3, referral_erasure.erase))

    @staticmethod
    def fill_today() -> None:
        from nyttiga.ui.worklist import today_actions, today_panels, worklist
        from participants.today import ACTIONS, PANELS
        from participants.worklist import SOURCES

        worklist.register(*SOURCES)
        today_panels.register(*PANELS)
        today_actions.register(*ACTIONS)

    @staticmethod
    def fill_calendar() -> None:
        from nyttiga.jobs.schedule import DailyTask, daily
        from nyttiga.ui.calendar import calendar
        from participants import follow_up_plan
        from participants.caseload import erase_private_notes
        from participants.ics import SOURCES

        calendar.register(*SOURCES)
        daily.register(DailyTask("private-notes", 3, erase_private_notes))
        daily.register(DailyTask("follow-ups", 3, follow_up_plan.top_up))

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
