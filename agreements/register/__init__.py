"""The agreements app's sheets of the Excel register."""

from agreements.register.agreements import AgreementsSheet

SHEETS = (AgreementsSheet,)
