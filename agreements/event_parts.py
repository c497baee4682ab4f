"""What public events, contacts and anchoring add to the places that the floors below offer."""


def register() -> None:
    """Called once, when the application starts."""
    from agreements.ics import SOURCE
    from agreements.models import EventGuest
    from agreements.register import EVENT_SHEETS
    from agreements.worklist import EVENT_SOURCES
    from nyttiga.jobs.schedule import DailyTask, daily
    from nyttiga.projects.register.sheets import sheets
    from nyttiga.ui.calendar import calendar
    from nyttiga.ui.worklist import worklist

    sheets.register(*EVENT_SHEETS)
    calendar.register(SOURCE)
    worklist.register(*EVENT_SOURCES)
    daily.register(DailyTask("gaster", 3, EventGuest.objects.erase_old))
