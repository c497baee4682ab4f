"""What public events, contacts and anchoring add to the places that the floors below offer,
beside what the whole app does."""


def register() -> None:
    """Called once, when the application starts."""
    from agreements import event_ics
    from agreements.models import EventGuest
    from nyttiga.accounts.permissions import Permission
    from nyttiga.jobs.schedule import DailyTask, daily
    from nyttiga.ui.calendar import calendar
    from nyttiga.ui.navigation import NavigationEntry, agreements_menu

    calendar.register(event_ics.SOURCE)
    daily.register(DailyTask("gaster", 3, EventGuest.objects.erase_old))
    see = Permission.AGREEMENTS_VIEW
    agreements_menu.register(
        NavigationEntry("Evenemang", "agreements:events", see, 10),
        NavigationEntry("Kommuner", "agreements:municipalities", see, 20),
        NavigationEntry("Organisationer", "agreements:organisations", see, 30),
        NavigationEntry("Nätverk", "agreements:networks", see, 40),
        NavigationEntry("Berättelser", "agreements:stories", Permission.STORIES_VIEW, 50),
        NavigationEntry("Vilken form?", "agreements:guide", see, 60),
    )
