from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "Mål och rapporter"

    def ready(self) -> None:
        from agreements.contact_merge import POINTING, Pointing
        from agreements.goal_figures import goal_figures
        from nyttiga.accounts.permissions import Permission
        from nyttiga.jobs.registry import JobKind, kinds
        from nyttiga.links.kinds import kinds as link_kinds
        from nyttiga.projects.project_template import project_parts
        from nyttiga.ui.navigation import NavigationEntry, main_menu
        from nyttiga.ui.worklist import TodayPanel, today_panels
        from reporting.beside import beside_figures
        from reporting.beside_list import BESIDE
        from reporting.event_goals import event_goals
        from reporting.goal_surveys.sending import KIND as SURVEY
        from reporting.models import SurveyInvitation
        from reporting.project_part import add_goals
        from reporting.report import fixing
        from reporting.today import goals_panel

        project_parts.register(add_goals)
        link_kinds.register(SURVEY)
        goal_figures.register(event_goals)
        POINTING.register(Pointing(SurveyInvitation, "person", "round"))
        beside_figures.register(*BESIDE)
        kinds.register(JobKind(fixing.KIND, fixing.make_next_file))
        # The page itself sends those who see aggregates only to their variant.
        main_menu.register(
            NavigationEntry("Idag", "reporting:money", Permission.COSTS_EDIT, 10, "today"),
            NavigationEntry("Mål", "reporting:goals", Permission.GOALS_RAR, 60, "goal"),
            NavigationEntry("Rapporter", "reporting:reports", Permission.REPORT_RAR, 70, "report"),
        )
        today_panels.register(
            TodayPanel(Permission.GOALS_INTERNAL, "reporting/goals_panel.html", goals_panel)
        )
        self.register_in_sus()
        self.register_beside_reports()

    @staticmethod
    def register_in_sus() -> None:
        from nyttiga.accounts.permissions import Permission
        from nyttiga.projects.project_template import project_parts
        from nyttiga.ui.navigation import NavigationEntry, people_menu
        from nyttiga.ui.worklist import worklist
        from reporting.sus.head_counts import head_counts
        from reporting.sus.head_sources import SOURCES as HEADS
        from reporting.sus.project_part import add_insatser
        from reporting.sus.worklist import SOURCES

        project_parts.register(add_insatser)
        head_counts.register(*HEADS)
        people_menu.register(NavigationEntry("SUS", "reporting:sus", Permission.SUS, order=60))
        worklist.register(*SOURCES)

    @staticmethod
    def register_beside_reports() -> None:
        from nyttiga.accounts.permissions import Permission
        from nyttiga.ui.navigation import NavigationEntry, reports_menu
        from nyttiga.ui.worklist import Area, in_area, worklist
        from reporting.deviations.worklist import SOURCES
        from reporting.report.worklist import SOURCES as QUESTIONS

        reports_menu.register(
            NavigationEntry("Ekonomi", "reporting:economy", Permission.COSTS_TOTALS, 10),
            NavigationEntry("Avvikelser", "reporting:deviations", Permission.DEVIATIONS_VIEW, 20),
            NavigationEntry("Risker", "reporting:risks", Permission.DEVIATIONS_VIEW, 30),
        )
        worklist.register(*in_area(Area.GOALS, [*SOURCES, *QUESTIONS]))
