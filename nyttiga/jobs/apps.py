from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "nyttiga.jobs"
    verbose_name = "Jobb"

    def ready(self) -> None:
        from nyttiga.jobs import digest, mail, schedule
        from nyttiga.jobs.registry import JobKind, kinds

        kinds.register(JobKind(mail.KIND, mail.deliver))
        kinds.register(JobKind(schedule.KIND, schedule.run_task))
        schedule.daily.register(schedule.DailyTask("digest", digest.HOUR, digest.send_digests))
