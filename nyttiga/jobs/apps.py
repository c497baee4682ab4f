from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "nyttiga.jobs"
    verbose_name = "Jobb"

    def ready(self) -> None:
        from nyttiga.jobs.mail import KIND, deliver
        from nyttiga.jobs.registry import JobKind, kinds

        kinds.register(JobKind(KIND, deliver))
