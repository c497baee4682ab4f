"""The way to a place: wishes, proposals and placements, in the words of those who were there.
Days are counted from today."""

import datetime as dt
from dataclasses import dataclass, field

from participants.models import FollowUp, Placement

Form, Outcome, Light = Placement.Form, Placement.Outcome, FollowUp.Light


@dataclass(frozen=True)
class DemoWishes:
    key: str
    wants: str
    can: str
    needs: str = ""
    hours: int | None = None
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True)
class DemoProposal:
    """Proposed so many `days` from today; a joint `visit` so many days from today. `yes` is who
    has said yes, `no` who said no and why."""

    key: str
    enterprise: str
    days: int
    why: str
    visit: int | None = None
    at: dt.time = dt.time(10)
    yes: tuple[str, ...] = ()
    no: tuple[str, str] | None = None


@dataclass(frozen=True)
class Talk:
    """What was said at a follow-up, counted from the last one held: -1 is the last."""

    light: FollowUp.Light
    person: str
    enterprise: str
    obstacles: str = ""


@dataclass(frozen=True)
class DemoPlacement:
    """One placement. `hours` a week from so many days after the start. `missed` and `late` are
    numbers of follow-ups in the rule's order, from 1, that were not held or not reported;
    `talks` what was said at the last ones held. `days` are the weekdays at the workplace."""

    key: str
    enterprise: str
    form: Placement.Form
    start: int
    hours: tuple[tuple[int, int], ...] = ()
    end: int | None = None
    planned_end: int | None = None
    outcome: str = ""
    note: str = ""
    legal_form: str = ""
    goals: str = ""
    schedule: str = ""
    days: tuple[int, ...] = ()
    agreed: bool = True
    missed: tuple[int, ...] = ()
    late: tuple[int, ...] = ()
    talks: list[Talk] = field(default_factory=list)


G, Y, R = Light.GREEN, Light.YELLOW, Light.RED
ORDINARY_TALKS = [
    Talk(G, "Det är roligt att ha ett ställe att gå till.", "Kommer i tid och frågar mycket."),
    Talk(G, "Jag kan mer än jag trodde.", "Klarar sina uppgifter själv nu."),
    Talk(Y, "Jag blir trött framåt eftermiddagen.", "Vi provar kortare dagar en tid.",
         "Långa dagar"),
    Talk(G, "Kortare dagar hjälpte.", "Jämnare nu. Vi fortsätter så."),
    Talk(G, "De andra hälsar på mig på stan.", "En i gänget."),
    Talk(G, "Jag fick visa en ny hur man gör.", "Vi litar på att det blir gjort."),
]  # fmt: skip

MAIN_WISHES = [
    DemoWishes("yusuf", "Klippa hår och ha egna kunder.", "Femton år som frisör, egen salong.",
               "Någon som läser brev tillsammans med mig.", 20, ("Eskilstuna", "Strängnäs")),
    DemoWishes("ester", "Sy i en liten verkstad.", "Sy, ändra kläder, laga symaskinen.",
               "Börja försiktigt, samma människor varje gång.", 6, ("Eskilstuna",)),
    DemoWishes("lena", "Sköta papper, löner och bokföring.", "Tjugotvå år på kontor.",
               "Lära mig de nya programmen.", 8, ("Strängnäs", "Eskilstuna")),
    DemoWishes("birgitta", "Stå i kassan på ett café, gärna baka.", "Skolkök i hela livet.",
               "Korta pass i början.", 8, ("Flen", "Katrineholm", "Eskilstuna")),
    DemoWishes("nils", "Laga datorer på ett fast ställe.", "Datorer, skruva, felsöka.",
               "En fast tid på morgonen.", 10, ("Flen", "Katrineholm")),
    DemoWishes("maryam", "Baka bröd och sälja på torget.", "Bakar åt andra, kan räkna på pris.",
               "Någon som visar i stället för att förklara.", 10, ("Flen",)),
]  # fmt: skip

MAIN_PROPOSALS = [
    DemoProposal("yusuf", "tvatteri", -34, "Nära hem, och de har plats direkt.", visit=-28,
                 no=("deltagare", "Vill arbeta med hår. Tackade för besöket och fikat.")),
    DemoProposal("ester", "nalen", -9, "Liten grupp och lugnt. Stämmer med det hon önskar.",
                 visit=-5, yes=("deltagare",)),
    DemoProposal("birgitta", "bojen", -4, "De söker någon till kassan som trivs med folk.",
                 visit=3, at=dt.time(13)),
    DemoProposal("nils", "datorhjalpen", -2, "De lagar datorer och börjar klockan nio."),
]  # fmt: skip

MAIN_PLACEMENTS = [
    DemoPlacement("fatuma", "bojen", Form.VISIT, -214, end=-213),
    DemoPlacement(
        "fatuma", "kryddan", Form.WORK_TRAINING, -192, ((0, 10), (60, 15), (172, 20)),
        planned_end=75, legal_form="ARBTR_KOMMUN", schedule="Tisdag, onsdag och torsdag 8–13",
        goals="Klara en lunchservering själv. Prata svenska hela dagen.", days=(1, 2, 3),
        missed=(3,),
        talks=[
            Talk(Y, "Svårt när alla pratar fort.", "Vi skriver dagens lista på tavlan.",
                 "Mycket ljud vid lunch"),
            Talk(G, "Listan på tavlan gör att jag vet vad som händer.", "Stor skillnad."),
            Talk(G, "Jag vill ha fler timmar.", "Hon tar egna beställningar. Gärna fler timmar."),
        ],
    ),
    DemoPlacement(
        "goran", "cykel", Form.INTERNSHIP, -190, ((0, 20), (30, 30)), end=-61,
        outcome=Outcome.SUBSIDISED_JOB, note="Anställd från måndagen efter.",
        legal_form="KOMMUN_PRAKTIK", schedule="Varje förmiddag 8–12",
        goals="Laga en cykel från början till slut.", days=(0, 1, 2, 3, 4),
        talks=[Talk(G, "De ringer om jag är sen, och det är jag aldrig.", "Vi vill anställa.")],
    ),
    DemoPlacement(
        "rasha", "aterbruket", Form.WORK_TRAINING, -186, ((0, 15), (45, 20), (100, 25)),
        planned_end=27, legal_form="ARBTR_KOMMUN", schedule="Måndag till torsdag 9–15",
        goals="Leda en grupp. Ta emot nya.", days=(0, 1, 2, 3), missed=(6,),
        talks=[
            Talk(G, "Sju i gruppen och jag kan allas namn.", "Hon ser vad som behöver göras."),
            Talk(R, "Jag vill ha ett riktigt jobb nu. Annars slutar jag.",
                 "Vi vill anställa men vet inte om vi har råd.", "Pengar till anställning"),
        ],
    ),
    DemoPlacement("kidane", "spanet", Form.TRY_OUT, -204, ((0, 20),), end=-200,
                  note="Ville tillbaka redan nästa vecka."),
    DemoPlacement(
        "kidane", "spanet", Form.INTERNSHIP, -196, ((0, 20),), end=-76, outcome=Outcome.STUDIES,
        note="Började på byggprogrammet.", legal_form="PRAKTIK_AF", days=(0, 2, 4),
        goals="Använda maskinerna säkert.", schedule="Måndag, onsdag och fredag 8–15",
        talks=[Talk(G, "Det blir snyggt när jag gör det.", "Noggrann. Han ska bli snickare.")],
    ),
    DemoPlacement("anneli", "odlingen", Form.TRY_OUT, -190, ((0, 6),), end=-187,
                  note="Trivdes, men orkade inte mer än två förmiddagar."),
    DemoPlacement(
        "mikael", "tvatteri", Form.WORK_TRAINING, -82, ((0, 10),), end=-40,
        outcome=Outcome.BROKEN_OFF, note="Slutade komma. Vi når honom inte.",
        legal_form="ARBTR_KOMMUN", schedule="Tisdag och torsdag 10–15", days=(1, 3),
        goals="Komma till en fast tid två dagar i veckan.", missed=(3, 4),
        talks=[Talk(R, "Det är svårt att komma upp.", "Trevlig när han är här, men kommer sällan.",
                    "Mornar")],
    ),
    DemoPlacement(
        "jari", "virket", Form.WORK_TRAINING, -78, ((0, 15), (21, 20)), end=-26,
        outcome=Outcome.ANOTHER_PLACE, note="Kommunen har ordnat en plats närmare hemmet.",
        legal_form="ARBTR_KOMMUN", schedule="Måndag till onsdag 8–14", days=(0, 1, 2),
        goals="Bygga en bänk.",
        talks=[Talk(G, "Det luktar trä igen.", "Han lär de andra att läsa virket.")],
    ),
    DemoPlacement("selam", "nalen", Form.VISIT, -47, end=-46),
    DemoPlacement("selam", "kryddan", Form.VISIT, -44, end=-43),
    DemoPlacement("lena", "pappersvannen", Form.TRY_OUT, -26, ((0, 8),), end=-24,
                  note="Båda vill gå vidare till arbetsträning."),
    DemoPlacement(
        "hodan", "lyckan", Form.WORK_TRAINING, -24, ((0, 12), (28, 16)), planned_end=96,
        legal_form="ARBTR_JUG", schedule="Tisdag, torsdag och fredag 10–14", days=(1, 3, 4),
        goals="Sköta kassan och skyltfönstret.", agreed=False, late=(3,),
        talks=[Talk(G, "Skyltfönstret är mitt redan.", "Kunderna stannar vid fönstret.")],
    ),
    DemoPlacement(
        "lena", "pappersvannen", Form.WORK_TRAINING, 8, ((0, 8), (28, 12)), planned_end=128,
        legal_form="ARBTR_JUG", schedule="Måndagar 9–16",
        goals="Göra en lönekörning i det nya programmet.", agreed=False,
    ),
]  # fmt: skip

SMALL_WISHES = [
    DemoWishes("hanna", "Sköta djur.", "Uppvuxen på gård.", "", 10, ("Gnesta",)),
]
SMALL_PLACEMENTS = [
    DemoPlacement("hanna", "garden", Form.TRY_OUT, -9, ((0, 10),), end=-7,
                  note="Hönsen känner redan igen henne."),
]  # fmt: skip
