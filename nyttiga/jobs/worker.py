"""Takes jobs from the queue and does them, one at a time."""

import logging
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from nyttiga.jobs.models import Job
from nyttiga.jobs.registry import function_of

logger = logging.getLogger(__name__)

KEEP_DONE_FOR = timedelta(days=30)


def run_one() -> bool:
    """Do the oldest job that is due. False when nothing waits.

    The row is locked while the job runs (other workers skip it), in one transaction: if this
    process dies, the lock goes with it and the next worker takes the job at once.
    """
    with transaction.atomic():
        job = Job.objects.due().select_for_update(skip_locked=True).first()
        if job is None:
            return False
        try:
            with transaction.atomic():
                rest = function_of(job.kind)(job.payload)
        except Exception as fault:
            # Whatever went wrong, the queue goes on; the job waits and is tried again.
            logger.exception("Job %s failed", job.pk)
            job.fail(type(fault).__name__)
        else:
            if rest:
                job.go_on(rest)
            else:
                job.succeed()
        return True


def run_all() -> int:
    """Do everything that is due; how many jobs that was."""
    count = 0
    while run_one():
        count += 1
    return count


def tidy() -> None:
    """Remove jobs done more than a month ago, and sessions that have ended."""
    Job.objects.filter(done_at__lt=timezone.now() - KEEP_DONE_FOR).delete()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
