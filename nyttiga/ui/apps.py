from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "nyttiga.ui"
    verbose_name = "Gränssnitt"
