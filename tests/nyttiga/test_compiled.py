"""SQL that is written once: ids that come later, and what may not be written so."""

import pytest
from django.db.models import F, OuterRef, Subquery

from nyttiga.accounts.models import Membership
from nyttiga.projects.models import Project
from nyttiga.ui.compiled import Given, Statement, compiled, of_anybody
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
