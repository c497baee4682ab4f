"""The demo's courses, advice and mentors. Days are counted from today; nobody here exists."""

from dataclasses import dataclass

from enterprises.models import AdvisorySession
from enterprises.models.advice import AdviceTopic as T
from enterprises.models.course import Kind

Status = AdvisorySession.Status


@dataclass(frozen=True)
class DemoPlace:
    """A person, the enterprise's key, and how the meetings went: 1 was there, 0 not, . not
    written down. `done`: completed; None in a course not over, or the queue with `waits`."""

    name: str
    enterprise: str
    attendance: str = ""
    done: bool = False
    waits: bool = False


@dataclass(frozen=True)
class DemoCourse:
    """A course whose meetings lie so many days from today. `lecturers`: (meeting, name,
    organisation, or the key of an enterprise, about)."""

    code: str
    kind: Kind
    municipality: str
    place: str
    days: tuple[int, ...]
    places: tuple[DemoPlace, ...]
    content: str = ""
    with_school: str = ""
    lecturers: tuple[tuple[int, str, str, str], ...] = ()
    steps: tuple[tuple[int, str, str], ...] = ()
    decided: bool = True
    answers: tuple[tuple[str, str], ...] = ()  # the five numbers, and the free words


@dataclass(frozen=True)
class DemoAdvice:
    enterprise: str
    days: int
    hours: str
    topics: tuple[T, ...]
    status: Status = Status.HELD
    step: tuple[str, str, int, int | None] | None = None  # what, whose, due, done
    by: tuple[str, str] | None = None


SCHOOL = "Nyköpings folkhögskola"
AF = "Arbetsförmedlingen Sörmland"
HANDLEDA = (
    "Att ta emot en ny person. Ge instruktioner som går att följa. "
    "När det blir svårt. Planera fler timmar tillsammans."
)
AFFAR = "Affärsidé, kunder, pris, marknadsföring, avtal och hur man visar nyttan."

MAIN_COURSES = [
    DemoCourse(
        "HK1", Kind.SUPERVISOR_COURSE, "Nyköping", "Folkhögskolan, sal 4", (-192, -178, -164, -150),
        (
            DemoPlace("Marika Lund", "kryddan", "1111", True),
            DemoPlace("Roger Hallin", "aterbruket", "1101", True),
            DemoPlace("Sahra Farah", "aterbruket", "1111", True),
            DemoPlace("Petra Storm", "cykel", "1111", True),
            DemoPlace("Karin Wallin", "odlingen", "0111", True),
            DemoPlace("Dan Ek", "tvatteri", "1111", True),
            DemoPlace("Idris Yasin", "kryddan", "1000"),
        ),
        HANDLEDA, SCHOOL,
        ((1, "Berit Sandgren", AF, "Stöd till den som tar emot"),
         (3, "Roger Hallin", "aterbruket", "Så lär vi nya hos oss")),
        ((-240, "Fyra företag och folkhögskolan", "Mindre föreläsning, mer att öva på varandra"),
         (-215, "Handledare och tre deltagare", "Deltagarna valde vad som är viktigast att kunna")),
        answers=(("55454", "Mer om konflikter."), ("45445", ""), ("54554", "Fler besök."),
                 ("44343", ""), ("55555", "")),
    ),
    DemoCourse(
        "HK2", Kind.SUPERVISOR_COURSE, "Eskilstuna", "Munktellstaden", (-132, -118, -104, -90),
        (
            DemoPlace("Monika Sjöholm", "lyckan", "1111", True),
            DemoPlace("Hasse Nyman", "virket", "1011", True),
            DemoPlace("Elina Forss", "bojen", "1111", True),
            DemoPlace("Rut Alm", "nalen", "1110", True),
            DemoPlace("Tove Brink", "lyckan", "1100"),
        ),
        HANDLEDA, SCHOOL,
        ((2, "Marika Lund", "kryddan", "Den första veckan i ett kök"),),
        ((-140, "Gruppen från Nyköping", "De två första träffarna bytte plats"),),
        answers=(("54455", ""), ("55554", "Bra att höra Marika."), ("45544", "")),
    ),
    DemoCourse(
        "AS1", Kind.BUSINESS_SCHOOL, "Nyköping", "Coompanion", (-125, -111, -97, -83, -69),
        (
            DemoPlace("Marika Lund", "kryddan", "11111", True),
            DemoPlace("Jens Holmberg", "aterbruket", "11011", True),
            DemoPlace("Petra Storm", "cykel", "11110", True),
            DemoPlace("Lars Ekdahl", "spanet", "11111", True),
            DemoPlace("Karin Wallin", "odlingen", "01111", True),
            DemoPlace("Ylva Berg", "odlingen", "11111", True),
            DemoPlace("Annika Thorell", "pappersvannen", "11111", True),
            DemoPlace("Dan Ek", "tvatteri", "11101", True),
            DemoPlace("Birhan Ale", "surdegen", "10100"),
        ),
        AFFAR, "",
        ((4, "Ingrid Palm", "Region Sörmland", "Så köper regionen in"),
         (5, "Annika Thorell", "pappersvannen", "Priset som bär hela verksamheten")),
        ((-150, "Sex företag", "Varje träff slutar med något färdigt att använda"),),
    ),
    DemoCourse(
        "AS2", Kind.BUSINESS_SCHOOL, "Eskilstuna", "Munktellstaden", (-34, -20, -6, 8, 22),
        (
            DemoPlace("Monika Sjöholm", "lyckan", "111"),
            DemoPlace("Tove Brink", "lyckan", "101"),
            DemoPlace("Hasse Nyman", "virket", "111"),
            DemoPlace("Elina Forss", "bojen", "11."),
            DemoPlace("Rut Alm", "nalen", "011"),
            DemoPlace("Micke Rask", "datorhjalpen", "111"),
            DemoPlace("Birhan Ale", "surdegen", "111"),
            DemoPlace("Samir Ali", "bojen", waits=True),
        ),
        AFFAR, "", ((2, "Johan Lind", "", "Kunder man inte trodde fanns"),), decided=False,
    ),
    DemoCourse(
        "US1", Kind.PROCUREMENT_SCHOOL, "Katrineholm", "Kommunhuset", (37, 51),
        (
            DemoPlace("Micke Rask", "datorhjalpen"),
            DemoPlace("Dan Ek", "tvatteri"),
            DemoPlace("Jens Holmberg", "aterbruket"),
        ),
        "Hitta upphandlingar, läsa ett underlag, lämna anbud tillsammans.", "",
        ((1, "Ingrid Palm", "Region Sörmland", "Reserverade upphandlingar"),), decided=False,
    ),
]  # fmt: skip

MAIN_ADVICE = [
    DemoAdvice("kryddan", -210, "1.5", (T.BUSINESS_IDEA,)),
    DemoAdvice("kryddan", -130, "2", (T.PRICING, T.CUSTOMERS),
               step=("Räkna ut priset per portion", "Marika", -116, -118)),
    DemoAdvice("aterbruket", -160, "1", (T.IMPACT,)),
    DemoAdvice("aterbruket", -58, "2.5", (T.AGREEMENTS, T.PROCUREMENT),
               step=("Skicka förslag till avtal till kommunen", "Jens", -30, -33)),
    DemoAdvice("cykel", -95, "1", (T.MARKET,)),
    DemoAdvice("spanet", -88, "1.5", (T.FINANCE,), by=("Maria Öst", "Almi")),
    DemoAdvice("odlingen", -72, "2", (T.COOPERATIVE, T.BUSINESS_IDEA)),
    DemoAdvice("lyckan", -41, "1", (T.PRICING,),
               step=("Prova nya priser i butiken en månad", "Monika", 9, None)),
    DemoAdvice("pappersvannen", -36, "1", (T.PARTNERSHIP,)),
    DemoAdvice("virket", -27, "1.5", (T.MARKET, T.CUSTOMERS),
               step=("Ring tre inköpare på skolorna", "Hasse", 5, None)),
    DemoAdvice("tvatteri", -15, "2", (T.PROCUREMENT,)),
    DemoAdvice("nalen", -12, "1", (T.MARKET,), Status.CANCELLED),
    DemoAdvice("bojen", -3, "1", (T.FINANCE,), Status.BOOKED),
    DemoAdvice("surdegen", 3, "1.5", (T.BUSINESS_IDEA,), Status.BOOKED),
    DemoAdvice("datorhjalpen", 10, "1", (T.PROCUREMENT,), Status.BOOKED),
]  # fmt: skip

# (name, company, knows, (enterprise, from, purpose, (days of contact, about)))
MAIN_MENTORS = [
    ("Anders Wik", "Wiks Bygg AB", "Inköp, kalkyler och att lämna anbud",
     ("virket", -75, "Räkna på större beställningar",
      ((-70, "Gick igenom senaste offerten"), (-44, "Timpris och materialpris var för sig"),
       (-16, "Besök i verkstaden")))),
    ("Lisbeth Frank", "Franks Livs", "Butik, sortiment och skyltning", None),
]  # fmt: skip
