from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "nyttiga.jobs"
    verbose_name = "Jobb"
