from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "nyttiga.links"
    label = "links"
    verbose_name = "Personliga länkar"

    def ready(self) -> None:
        from nyttiga.jobs.schedule import DailyTask, daily
        from nyttiga.links.models import PersonalLink

        daily.register(DailyTask("lankar", 3, PersonalLink.objects.erase_old))
