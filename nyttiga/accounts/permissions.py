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
    PRIVATE_NOTE = "private_note"  # the own ones only
    PLAN_VIEW = "plan.view"
    PLAN_EDIT = "plan.edit"
    MEASUREMENTS_VIEW = "measurements.view"
    MEASUREMENTS_EDIT = "measurements.edit"
    PLACEMENTS_VIEW = "placements.view"
    PLACEMENTS_EDIT = "placements.edit"  # matching, placements and their follow-ups
    FOLLOW_UP_RULE = "follow_up_rule"  # how often placements are followed up
    COLLABORATION = "collaboration"  # the professionals around a person, and joint meetings
    SUPPORT = "support"  # what a person lives on: the own form only
    CONSENTS_LIST = "consents.list"  # all consents, without the people's names
    REFER = "refer"  # the own unit's referrals, and nothing else
    ENTERPRISES_VIEW = "enterprises.view"
    ENTERPRISES_EDIT = "enterprises.edit"  # with courses, advice and the enterprises' network
    OWN_ENTERPRISE = "own_enterprise"  # a supervisor's: the own one and who is placed there
    AGREEMENTS_VIEW = "agreements.view"  # with public events, contacts and anchoring
    AGREEMENTS_EDIT = "agreements.edit"
    STORIES_VIEW = "stories.view"
    STORIES_EDIT = "stories.edit"
    SUS = "sus"  # who is registered with Försäkringskassan, and the list of what to register
    GOALS_INTERNAL = "goals.internal"  # any date, unsuppressed
    GOALS_RAR = "goals.rar"  # period ends, no people
    REPORT_INTERNAL = "report.internal"
    REPORT_RAR = "report.rar"
    REPORT_WRITE = "report.write"
    REPORT_FIX = "report.fix"  # freezes its figures
    GOALS_DECIDE = "goals.decide"  # targets by decision, and how project and effect goals stand
    DEVIATIONS_VIEW = "deviations.view"
    DEVIATIONS_EDIT = "deviations.edit"
    COSTS_TOTALS = "costs.totals"
    COSTS_VIEW = "costs.view"
    COSTS_EDIT = "costs.edit"
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
        _P.WORKLIST: _WITH_PARTICIPANTS | {_R.PROCESS_LEADER, _R.COMMUNICATOR},
        _P.PARTICIPANTS_VIEW: _WITH_PARTICIPANTS | {_R.PROCESS_LEADER},
        _P.PARTICIPANTS_EDIT: _WITH_PARTICIPANTS,
        _P.COACHING_HELD: _WITH_PARTICIPANTS,
        _P.COACHING_EDIT: {_R.COACH},
        _P.PRIVATE_NOTE: {_R.COACH},
        _P.PLAN_VIEW: _WITH_PARTICIPANTS,
        _P.PLAN_EDIT: _WITH_PARTICIPANTS,
        _P.MEASUREMENTS_VIEW: _WITH_PARTICIPANTS,
        _P.MEASUREMENTS_EDIT: {_R.COACH},
        _P.PLACEMENTS_VIEW: _WITH_PARTICIPANTS | {_R.PROCESS_LEADER},
        _P.PLACEMENTS_EDIT: _WITH_PARTICIPANTS | {_R.PROCESS_LEADER},
        _P.FOLLOW_UP_RULE: {_R.PROJECT_LEADER},
        _P.COLLABORATION: _WITH_PARTICIPANTS,
        _P.SUPPORT: _WITH_PARTICIPANTS,
        _P.CONSENTS_LIST: {_R.DATA_PROTECTION_OFFICER},
        _P.REFER: {_R.REFERRER},
        _P.ENTERPRISES_VIEW: _WITH_PARTICIPANTS | {_R.PROCESS_LEADER, _R.COMMUNICATOR},
        _P.ENTERPRISES_EDIT: {_R.PROJECT_LEADER, _R.PROCESS_LEADER},
        _P.OWN_ENTERPRISE: {_R.SUPERVISOR},
        _P.AGREEMENTS_VIEW: _WITH_PARTICIPANTS | {_R.PROCESS_LEADER, _R.COMMUNICATOR},
        _P.AGREEMENTS_EDIT: {_R.PROJECT_LEADER, _R.PROCESS_LEADER},
        _P.STORIES_VIEW: _WITH_PARTICIPANTS | {_R.PROCESS_LEADER, _R.COMMUNICATOR},
        _P.STORIES_EDIT: {_R.PROJECT_LEADER, _R.COMMUNICATOR},
        _P.SUS: _WITH_PARTICIPANTS,
        _P.GOALS_INTERNAL: _STAFF,
        _P.GOALS_RAR: _STAFF | _AGGREGATES_ONLY,
        _P.REPORT_INTERNAL: _STAFF,
        _P.REPORT_RAR: _STAFF | _AGGREGATES_ONLY,
        _P.REPORT_WRITE: {_R.PROJECT_LEADER, _R.PROCESS_LEADER, _R.COACH},
        _P.REPORT_FIX: {_R.PROJECT_LEADER},
        _P.GOALS_DECIDE: {_R.PROJECT_LEADER},
        _P.DEVIATIONS_VIEW: _STAFF,
        _P.DEVIATIONS_EDIT: {_R.PROJECT_LEADER, _R.PROCESS_LEADER, _R.COACH},
        _P.COSTS_TOTALS: {_R.PROJECT_LEADER, _R.ECONOMIST, _R.STEERING_GROUP},
        _P.COSTS_VIEW: {_R.PROJECT_LEADER, _R.ECONOMIST},
        _P.COSTS_EDIT: {_R.ECONOMIST},
        _P.MEMBERS: {_R.PROJECT_LEADER},
        _P.REGISTER: {_R.PROJECT_LEADER},
        _P.PROJECT_FACTS: _STAFF,
        _P.READ_LOG: {_R.DATA_PROTECTION_OFFICER},
    }.items()
}

# They come once a day from a phone at work, and see a first name and a timetable: a code in a
# mail lets them in, without a password to lose.
SIGN_IN_BY_CODE = frozenset({Role.SUPERVISOR})

# Who reach people's data, or may see who did, sign in with two steps: a password that somebody
# saw or guessed opens nothing alone.
NEEDS_SECOND_FACTOR = TABLE[Permission.PARTICIPANTS_VIEW] | TABLE[Permission.READ_LOG]
