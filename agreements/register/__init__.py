"""The agreements app's sheets of the Excel register."""

from agreements.register.event_attendance import EventAttendanceSheet
from agreements.register.events import EventsSheet

EVENT_SHEETS = (EventsSheet, EventAttendanceSheet)
