"""The rows of the tables: which group each participation falls in."""

from collections.abc import Callable

from participants.models import Occupation
from participants.models.choices import Education
from participants.models.situation import Source
from reporting.sus.profile import profile_on
from reporting.sus.tables.participations import PUBLIC, WORK, Mode, Participation, Situation

Row = tuple[str, str]  # key, words
NOT_KNOWN = ("saknas", "Uppgift saknas")

# --- A2, A6: support ------------------------------------------------------------------------
SOURCES: tuple[Row, ...] = tuple(
    (source.value, str(source.label)) for source in [*PUBLIC, Source.STUDENT_AID]
)
# Everybody is in one of these.
SUPPORT: tuple[Row, ...] = (
    ("offentlig", "Någon offentlig försörjning"),
    ("studiestod", "Bara studiestöd"),
    ("ingen", "Ingen offentlig försörjning"),
    NOT_KNOWN,
)
# The many sources in few kinds: a table of all by all would be empty nearly everywhere.
KINDS: tuple[tuple[str, str, tuple[Source, ...]], ...] = (
    ("fk", "Ersättning från Försäkringskassan", (
        Source.SICKNESS_BENEFIT,
        Source.REHABILITATION_BENEFIT,
        Source.SICKNESS_COMPENSATION,
        Source.ACTIVITY_COMPENSATION,
    )),
    ("af", "Ersättning i arbetsmarknadsprogram", (
        Source.ACTIVITY_GRANT,
        Source.DEVELOPMENT_ALLOWANCE,
        Source.INTRODUCTION_BENEFIT,
    )),
    ("akassa", "A-kassa", (Source.UNEMPLOYMENT_BENEFIT,)),
    ("bistand", "Ekonomiskt bistånd", (Source.SOCIAL_ASSISTANCE,)),
    ("annan", "Annan offentlig försörjning", (Source.OTHER_PUBLIC,)),
)  # fmt: skip
SEVERAL = ("flera", "Flera slag")
TRANSITIONS: tuple[Row, ...] = (
    *((key, label) for key, label, _ in KINDS),
    SEVERAL,
    *SUPPORT[1:],
)
PUBLIC_TRANSITIONS = tuple(key for key, _ in TRANSITIONS[: len(KINDS) + 1])


def support(situation: Situation) -> str:
    """Which of `SUPPORT`."""
    if situation.public:
        return "offentlig"
    if Source.STUDENT_AID in situation.sources:
        return "studiestod"
    return "ingen" if situation.is_known else "saknas"


def transition(situation: Situation) -> str:
    """Which of `TRANSITIONS`."""
    kinds = [key for key, _, sources in KINDS if situation.public & set(sources)]
    if len(kinds) > 1:
        return SEVERAL[0]
    return kinds[0] if kinds else support(situation)


# --- A3: occupation -------------------------------------------------------------------------
OCCUPATIONS: tuple[Row, ...] = (
    ("arbete", "Förvärvsarbete"),
    ("studier", "Studier"),
    ("soker", "Aktivt arbetssökande"),
    ("ovrigt", "Övriga"),
    NOT_KNOWN,
)
WORKS_OR_STUDIES = ("nagot", "Arbetar eller studerar")
INCREASED = ("okat", "varav började eller ökade")


def occupation(situation: Situation) -> str:
    """Which of `OCCUPATIONS`. Who both works and studies is counted as working."""
    if not situation.occupations:
        return "saknas"
    does = situation.does
    if does & WORK:
        return "arbete"
    if Occupation.Kind.STUDIES in does:
        return "studier"
    return "soker" if Occupation.Kind.JOB_SEEKING in does else "ovrigt"


# --- A4: who came ---------------------------------------------------------------------------
AGES = (
    (20, "16–19 år"),
    (25, "20–24 år"),
    (30, "25–29 år"),
    (40, "30–39 år"),
    (50, "40–49 år"),
    (60, "50–59 år"),
    (65, "60–64 år"),
    (200, "65 år eller äldre"),
)


def education(one: Participation) -> str:
    return str(Education(one.education or Education.UNKNOWN).label)


def age(one: Participation) -> str:
    if one.age is None:
        return NOT_KNOWN[1]
    return next(label for below, label in AGES if one.age < below)


def time(one: Participation) -> str:
    """The band of the profile that held when the person came."""
    if one.support_months is None:
        return NOT_KNOWN[1]
    return profile_on(one.stay.starts_on).band(one.support_months)


# Part, its title, whose rows, and those rows in order.
BACKGROUND: tuple[tuple[str, str, Callable[[Participation], str], tuple[str, ...]], ...] = (
    ("utbildning", "Högsta slutförda utbildning", education, tuple(
        str(one.label) for one in Education
    )),
    ("alder", "Ålder vid start", age, (*(label for _, label in AGES), NOT_KNOWN[1])),
    ("tid", "Tid i offentlig försörjning före start", time, (
        "Ingen tid", "1–6 månader", "7–12 månader", "1–2 år", "3–5 år", "6–9 år",
        "10 år eller mer", NOT_KNOWN[1],
    )),
)  # fmt: skip

# --- A8: coverage ---------------------------------------------------------------------------
COVERAGE: tuple[Row, ...] = (
    (Mode.PERSON, "Med personuppgifter"),
    (Mode.ANONYMOUS, "Anonymt"),
    (Mode.NOT, "Inte registrerade, eller med återtaget samtycke"),
    ("", "Väntar på att registreras"),
)
