from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = "Avtal och nätverk"

    def ready(self) -> None:
        from agreements import event_parts

        event_parts.register()
