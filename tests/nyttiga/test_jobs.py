import datetime as dt
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.mail import send_mail
from django.utils import timezone

from nyttiga.jobs.models import MAX_ATTEMPTS, Job
from nyttiga.jobs.registry import JobKind, kinds
from nyttiga.jobs.worker import run_all, run_one, tidy

pytestmark = pytest.mark.django_db


@pytest.fixture
def done() -> list[dict[str, Any]]:
    """The payloads of the jobs of kind «test» that ran. One whose payload says so fails."""
    ran: list[dict[str, Any]] = []

    def run(payload: dict[str, Any]) -> None:
        if payload.get("fail"):
            raise ValueError("hemlig text ur ett brev")
        ran.append(payload)

    kinds._entries = [kind for kind in kinds if kind.name != "test"] + [JobKind("test", run)]
    return ran


def test_a_job_is_done_once(done: list[dict[str, Any]]) -> None:
    Job.enqueue("test", "a", {"n": 1})
    assert run_all() == 1
    assert run_all() == 0
    assert done == [{"n": 1}]


def test_the_same_key_is_the_same_job(done: list[dict[str, Any]]) -> None:
    Job.enqueue("test", "a", {"n": 1})
    Job.enqueue("test", "a", {"n": 2})
    run_all()
    assert done == [{"n": 1}]


def test_a_done_job_keeps_no_payload(done: list[dict[str, Any]]) -> None:
    job = Job.enqueue("test", "a", {"address": "nagon@exempel.se"})
    run_one()
    job.refresh_from_db()
    assert (job.payload, job.done_at is not None) == ({}, True)


def test_a_failed_job_waits_and_does_not_stop_the_next(done: list[dict[str, Any]]) -> None:
    job = Job.enqueue("test", "a", {"fail": True})
    Job.enqueue("test", "b", {"n": 2})
    run_all()
    job.refresh_from_db()
    assert done == [{"n": 2}]
    assert job.attempts == 1
    assert job.run_after > timezone.now()


def test_the_fault_is_noted_without_its_words(done: list[dict[str, Any]]) -> None:
    job = Job.enqueue("test", "a", {"fail": True})
    run_one()
    job.refresh_from_db()
    assert job.last_fault == "ValueError"


def test_a_job_is_given_up_in_the_end(done: list[dict[str, Any]]) -> None:
    Job.enqueue("test", "a", {"fail": True})
    for _ in range(MAX_ATTEMPTS + 2):
        Job.objects.update(run_after=timezone.now())
        run_all()
    assert Job.objects.get().attempts == MAX_ATTEMPTS


def test_mail_is_queued_then_sent(settings: Any) -> None:
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send_mail("Ämne", "Text", None, ["nagon@exempel.se"])
    assert mail.outbox == []
    run_all()
    assert [message.subject for message in mail.outbox] == ["Ämne"]


def test_jobs_done_long_ago_are_forgotten() -> None:
    job = Job.enqueue("test", "a", {})
    Job.objects.filter(pk=job.pk).update(done_at=timezone.now() - dt.timedelta(days=31))
    tidy()
    assert not Job.objects.exists()


def test_ended_sessions_are_removed() -> None:
    now = timezone.now()
    Session.objects.create(session_key="slut", expire_date=now - dt.timedelta(days=1))
    Session.objects.create(session_key="kvar", expire_date=now + dt.timedelta(days=1))
    tidy()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["kvar"]
