"""Who may what: the one table.

Roles are held per project (`Membership`). What is not in the table is refused. A page names
one permission; tests walk every address with every role against this table.
"""

from enum import StrEnum

from django.db import models


class Role(models.TextChoices):
    """What a person is in a project."""

    PROJECT_LEADER = "projektledare", "Projektledare"
    PROCESS_LEADER = "processledare", "Processledare"
    COACH = "coach", "Coach"
    ECONOMIST = "ekonom", "Ekonom"
    COMMUNICATOR = "kommunikator", "Kommunikatör"
    STEERING_GROUP = "styrgrupp", "Styrgrupp, RAR"
    EVALUATOR = "utvarderare", "Utvärderare"
    SUPERVISOR = "handledare", "Handledare på företag"
    REFERRER = "remittent", "Anvisande part"
    DATA_PROTECTION_OFFICER = "dataskyddsombud", "Dataskyddsombud"


class Permission(StrEnum):
    """What a page or an action asks for."""

    WORKLIST = "worklist"
    PARTICIPANTS_VIEW = "participants.view"
    PARTICIPANTS_EDIT = "participants.edit"
    COACHING_HELD = "coaching.held"
    COACHING_EDIT = "coaching.edit"  # with the shared note
    PLAN_VIEW = "plan.view"
    PLAN_EDIT = "plan.edit"
    GOALS_INTERNAL = "goals.internal"  # any date, unsuppressed
    GOALS_RAR = "goals.rar"  # period ends, no people
    REPORT_INTERNAL = "report.internal"
    REPORT_RAR = "report.rar"
    REPORT_WRITE = "report.write"
    MEMBERS = "members"  # invitations, roles, grants to protected people
    REGISTER = "register"  # import and export of the Excel register
    PROJECT_FACTS = "project.facts"
    READ_LOG = "read_log"


_R, _P = Role, Permission
_STAFF = {_R.PROJECT_LEADER, _R.PROCESS_LEADER, _R.COACH, _R.ECONOMIST, _R.COMMUNICATOR}
_WITH_PARTICIPANTS = {_R.PROJECT_LEADER, _R.COACH}
_AGGREGATES_ONLY = {_R.STEERING_GROUP, _R.EVALUATOR}

TABLE: dict[Permission, frozenset[Role]] = {
    permission: frozenset(roles)
    for permission, roles in {
        _P.WORKLIST: _WITH_PARTICIPANTS | {_R.PROCESS_LEADER},
        _P.PARTICIPANTS_VIEW: _WITH_PARTICIPANTS | {_R.PROCESS_LEADER},
        _P.PARTICIPANTS_EDIT: _WITH_PARTICIPANTS,
        _P.COACHING_HELD: _WITH_PARTICIPANTS,
        _P.COACHING_EDIT: {_R.COACH},
        _P.PLAN_VIEW: _WITH_PARTICIPANTS,
        _P.PLAN_EDIT: _WITH_PARTICIPANTS,
        _P.GOALS_INTERNAL: _STAFF,
        _P.GOALS_RAR: _STAFF | _AGGREGATES_ONLY,
        _P.REPORT_INTERNAL: _STAFF,
        _P.REPORT_RAR: _STAFF | _AGGREGATES_ONLY,
        _P.REPORT_WRITE: {_R.PROJECT_LEADER, _R.PROCESS_LEADER, _R.COACH},
        _P.MEMBERS: {_R.PROJECT_LEADER},
        _P.REGISTER: {_R.PROJECT_LEADER},
        _P.PROJECT_FACTS: _STAFF,
        _P.READ_LOG: {_R.DATA_PROTECTION_OFFICER},
    }.items()
}

# Roles whose own pages are not built yet: nobody is invited to an empty house.
NOT_YET_INVITED = {Role.SUPERVISOR, Role.REFERRER}
