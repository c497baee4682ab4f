"""Whether the house is up: for a monitor or a load balancer."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from nyttiga.jobs.models import Job


@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, all migrations are in and no job waits for an hour."""
    executor = MigrationExecutor(connection)
    migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    an_hour_ago = timezone.now() - timedelta(hours=1)
    worked = not Job.objects.due().filter(run_after__lt=an_hour_ago).exists()
    state = {"database": True, "migrations": migrated, "jobs": worked}
    return JsonResponse(state, status=200 if all(state.values()) else 503)
