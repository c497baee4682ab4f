from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "nyttiga.audit"
    verbose_name = "Spårbarhet"
