"""The agreements app's sheets of the Excel register."""

from agreements.register.agreements import AgreementsSheet
from agreements.register.event_attendance import EventAttendanceSheet
from agreements.register.events import EventsSheet

SHEETS = (AgreementsSheet, EventsSheet, EventAttendanceSheet)
