"""SQL that is written once: ids that come later, and what may not be written so."""

import pytest
from django.db import connection
from django.db.models import F, OuterRef, Subquery

from nyttiga.accounts.models import Membership
from nyttiga.projects.models import Project
from nyttiga.ui.compiled import ColumnsOf, Given, Statement, compiled, of_anybody
from nyttiga.ui.json_rows import JsonRows
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_statement_asks_about_whom_it_is_given(world: World) -> None:
    names = Statement.of(Project.objects.filter(pk=Given("project")).values_list("name"))
    assert names.run(project=world.project.pk) == [(world.project.name,)]
    assert names.run(project=0) == []


def test_a_column_written_out_reads_the_same(world: World) -> None:
    roles = Membership.objects.filter(project=OuterRef("pk")).order_by("pk").values("role")
    columns = {"first_role": Subquery(roles[:1])}
    written = Project.objects.annotate(**compiled(Project, columns)).get(pk=world.project.pk)
    assert written.first_role == Project.objects.annotate(**columns).get(pk=written.pk).first_role  # type: ignore[attr-defined]


def test_a_column_that_joins_another_table_is_refused() -> None:
    with pytest.raises(ValueError, match="joins"):
        compiled(Membership, {"slug": F("project__slug")})


def test_what_serves_everybody_knows_nobody(world: World) -> None:
    one, other = of_anybody(world.access(world.leader)), of_anybody(world.access(world.coach))
    assert one.user == other.user != world.leader
    assert one == of_anybody(world.access(world.leader)) != other  # another role
    with pytest.raises(AttributeError):
        _ = one.project.slug


def test_a_statement_is_planned_once_for_all_it_is_given(world: World) -> None:
    names = Statement.of(Project.objects.filter(pk=Given("project")).values_list("name"))
    for project in (world.project, world.other_project):
        assert names.run(project=project.pk) == [(project.name,)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE name = %s",
            [names.name],
        )
        assert cursor.fetchall() == [(2, 0)]


@pytest.mark.parametrize(
    "sql", ["DELETE FROM projects_project", "SELECT 1; DELETE FROM projects_project"]
)
def test_nothing_that_writes_is_prepared(world: World, sql: str) -> None:
    """A GET may run what is prepared."""
    with pytest.raises(ValueError, match="reads"):
        Statement(sql, ()).run()


def test_columns_read_afterwards_are_as_if_read_with_the_row(world: World) -> None:
    rows = JsonRows(Membership.objects.filter(project=OuterRef("pk")).order_by("pk"), "role")
    project = Project.objects.get(pk=world.project.pk)
    ColumnsOf.row(Project, {"roles": rows.column}).read_onto(project)
    assert project.roles == Project.objects.annotate(roles=rows.column).get(pk=project.pk).roles  # type: ignore[attr-defined]
