from django.apps import AppConfig


class OccasionsConfig(AppConfig):
    name = "nyttiga.occasions"
    verbose_name = "Tillfällen"
