from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = "Avtal och nätverk"

    def ready(self) -> None:
        from agreements.register import EVENT_SHEETS
        from nyttiga.projects.register.sheets import sheets

        sheets.register(*EVENT_SHEETS)
