from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "nyttiga.links"
    label = "links"
    verbose_name = "Personliga länkar"
