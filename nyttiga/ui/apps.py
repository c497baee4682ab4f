from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "nyttiga.ui"
    verbose_name = "Gränssnitt"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from nyttiga.ui.prepared import plan_once

        connection_created.connect(plan_once, dispatch_uid="plan_once")
