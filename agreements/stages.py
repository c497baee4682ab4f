"""The way of an agreement: the order of its stages, the columns of the board, what comes next.

Everything here is about the stages themselves (DOMAIN 5.4); what moves an agreement stands in
`agreements.models.stage`.
"""

from dataclasses import dataclass

from agreements.models.choices import AgreementForm, Stage


@dataclass(frozen=True)
class Column:
    """A column of the board; `key` stands in its address."""

    key: str
    title: str
    stages: tuple[Stage, ...]


COLUMNS = (
    Column("behov", "Behov", (Stage.NEED, Stage.MAPPING)),
    Column("dialog", "Dialog", (Stage.DIALOGUE, Stage.FORM_CHOSEN)),
    Column("underlag", "Underlag", (Stage.DOCUMENTS, Stage.OUT)),
    Column(
        "beslut",
        "Anbud och beslut",
        (Stage.TENDER, Stage.EVALUATION, Stage.DECISION, Stage.STANDSTILL),
    ),
    Column("tecknat", "Tecknat", (Stage.SIGNED, Stage.ACTIVE, Stage.EXTENDED)),
    Column("avslutat", "Avslutat", (Stage.ENDED,)),
)
SIDE_EXITS = (
    Column("vilande", "Vilande", (Stage.RESTING,)),
    Column("overprovade", "Överprövade", (Stage.APPEALED,)),
    Column("avbrutna", "Avbrutna", (Stage.BROKEN_OFF,)),
)
ORDER = tuple(stage for column in COLUMNS for stage in column.stages)
OUT_OF_PLAY = (Stage.RESTING, Stage.BROKEN_OFF, Stage.APPEALED)
BEFORE_SIGNING = ORDER[: ORDER.index(Stage.SIGNED)]
# Signed and not ended: its dates are watched.
IN_FORCE = (Stage.SIGNED, Stage.ACTIVE, Stage.EXTENDED)
# Nothing more is to be done.
OVER = (Stage.ENDED, Stage.BROKEN_OFF)

_NOT_PROCURED = {
    AgreementForm.NON_PROFIT_PARTNERSHIP,
    AgreementForm.COLLABORATION,
    AgreementForm.GRANT,
    AgreementForm.EMPLOYMENT_SERVICE_PLACEMENT,
    AgreementForm.MUNICIPAL_PLACEMENT,
}
# No standstill after a direct award (LOU 19 a kap. 10 §), nor after what is bought without one.
_NO_STANDSTILL = _NOT_PROCURED | {
    AgreementForm.DIRECT_AWARD,
    AgreementForm.CALL_OFF,
    AgreementForm.PURCHASE,
}


def way_of(form: str) -> tuple[Stage, ...]:
    """The stages that an agreement of the form passes: without tenders where nothing is procured,
    and without standstill where there is none."""
    skipped: set[Stage] = set()
    if form in _NO_STANDSTILL:
        skipped.add(Stage.STANDSTILL)
    if form in _NOT_PROCURED:
        skipped |= {Stage.OUT, Stage.TENDER, Stage.EVALUATION}
    return tuple(stage for stage in ORDER if stage not in skipped)


def next_stage(stage: str, form: str) -> Stage | None:
    """What usually comes next; None at the end and outside the way. What is active ends, or is
    extended by a choice of its own."""
    if stage not in ORDER or stage == Stage.ENDED:
        return None
    if stage == Stage.ACTIVE:
        return Stage.ENDED
    way, place = way_of(form), ORDER.index(Stage(stage))
    return next(one for one in way if ORDER.index(one) > place)


def is_back(before: str, after: str) -> bool:
    """Whether the move goes against the way."""
    return (
        before in ORDER
        and after in ORDER
        and ORDER.index(Stage(after)) < ORDER.index(Stage(before))
    )


def needs_reason(before: str, after: str) -> bool:
    """A move back or out says why."""
    return after in OUT_OF_PLAY or is_back(before, after)


def is_signed(stage: str) -> bool:
    """Whether the stage comes with or after the signing."""
    return stage in (*IN_FORCE, Stage.ENDED)


def needs_form(stage: str) -> bool:
    """Whether the way that leads to the stage depends on a form that must be known."""
    return stage in ORDER and ORDER.index(Stage(stage)) >= ORDER.index(Stage.FORM_CHOSEN)
