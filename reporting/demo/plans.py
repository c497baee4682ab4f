"""The action plans: versions, goals and steps, in the words of those who wrote them."""

from dataclasses import dataclass, field

from participants.models.choices import Responsible

SELF, COACH, LEADER = Responsible.PARTICIPANT, Responsible.COACH, Responsible.PROJECT_LEADER
KOMMUN, AF, FORETAG = (
    Responsible.MUNICIPALITY,
    Responsible.PUBLIC_EMPLOYMENT_SERVICE,
    Responsible.ENTERPRISE,
)


@dataclass(frozen=True)
class Step:
    """`done` so many days after the plan's date; or still open, `due` so many days from today.
    `goal` is which of the version's goals it serves, from 0."""

    text: str
    who: Responsible
    due: int = 0
    done: int | None = None
    goal: int | None = None


@dataclass(frozen=True)
class Version:
    """One version, so many days after the person's series ended, or `days` from today. The first
    one opens with the person's own words; `now` is the nuläge as a later one tells it."""

    goals: list[str]
    steps: list[Step]
    after_series: int = 0
    days: int | None = None
    now: str = ""


@dataclass(frozen=True)
class Plan:
    key: str
    versions: list[Version] = field(default_factory=list)
    by_leader: bool = False


def _first_step(key: str, text: str, who: Responsible, due: int, days: int) -> Plan:
    """The short plan of somebody who has just come."""
    return Plan(key, [Version([], [Step(text, who, due)], days=days)], by_leader=True)


MAIN_PLANS = [
    # Nyköping
    Plan("fatuma", [
        Version(["Arbeta i ett kök", "Prata svenska på jobbet"],
                [Step("Besöka tre kök och fråga vad en arbetsdag är", SELF, done=14, goal=0),
                 Step("Boka prat med handledaren på Kryddan", COACH, done=18, goal=0)],
                after_series=6),
        Version(["Arbeta i ett kök", "Prata svenska på jobbet"],
                [Step("Skriva upp tio ord om dagen från köket", SELF, done=10, goal=1),
                 Step("Följa med på första dagen", COACH, done=3, goal=0)],
                after_series=36, now="Jag har börjat arbetsträna två dagar i veckan. Jag känner "
                "igen alla i köket och de känner igen mig."),
        Version(["Arbeta i ett kök fyra dagar", "Egen livsmedelshygien på papper"],
                [Step("Gå kursen i livsmedelshygien", SELF, 24, goal=1),
                 Step("Prata om fler timmar", FORETAG, 12, goal=0)],
                days=-18, now="Två dagar har blivit tre. Jag tar egna beställningar och svarar "
                "i telefon. Det vågade jag inte i våras."),
    ]),
    Plan("goran", [
        Version(["Ett jobb med arbetskamrater"],
                [Step("Hälsa på i cykelverkstaden", SELF, done=5, goal=0),
                 Step("Fråga om en provvecka", COACH, done=9, goal=0)], after_series=5),
        Version(["Anställning i cykelverkstaden"],
                [Step("Skriva intyg om vad Göran kan", FORETAG, done=20, goal=0),
                 Step("Reda ut stöd till arbetsgivaren", AF, done=24, goal=0)],
                after_series=38, now="Jag är i verkstaden varje förmiddag. De ringer om jag "
                "är sen, och det är jag aldrig."),
    ]),
    Plan("rasha", [
        Version(["Få visa vad jag redan kan"],
                [Step("Skicka betygen för bedömning", SELF, done=8, goal=0),
                 Step("Hitta en plats där man får leda en grupp", COACH, done=20, goal=0)],
                after_series=7),
        Version(["Leda en grupp på återbruket", "Läsa svenska 2"],
                [Step("Vara med och planera veckan", FORETAG, done=12, goal=0),
                 Step("Söka svenska 2 till kvällen", SELF, done=6, goal=1)],
                after_series=37, now="Jag har en plats på återbruket. Jag går dit med lätta steg."),
        Version(["Leda en grupp på återbruket", "Läsa svenska 2"],
                [Step("Skriva en kort introduktion för nya", SELF, -4, goal=0),
                 Step("Ringa om bedömningen av betygen", COACH, -3, goal=0),
                 Step("Möte om anställning med återbruket", LEADER, 15, goal=0)],
                days=-24, now="Jag tar emot de nya. Vi är sju i gruppen och jag kan allas namn."),
    ]),
    Plan("kidane", [
        Version(["Bli snickare"],
                [Step("Träffa studievägledaren", SELF, done=7, goal=0),
                 Step("Prova en vecka på snickeriet", FORETAG, done=16, goal=0)], after_series=6),
        Version(["Komma in på yrkesutbildningen"],
                [Step("Skicka ansökan till bygg", SELF, done=5, goal=0),
                 Step("Ordna en plats att läsa på", KOMMUN, done=20, goal=0)], after_series=34),
    ]),
    Plan("semir", [
        Version(["Få papper på det jag kan"],
                [Step("Samla bilder på jobb jag har gjort", SELF, 9, goal=0),
                 Step("Boka tid för validering", COACH, 20, goal=0)],
                days=-12, now="Jag är tillbaka efter föräldraledigheten. Jag vill bli klar med "
                "det jag började."),
    ]),
    Plan("anneli", [
        Version(["Halva dagar i en odling"],
                [Step("Besöka odlingen i Stigtomta", SELF, done=9, goal=0)], after_series=10),
    ]),
    # Eskilstuna
    Plan("hodan", [
        Version(["Arbeta i butik"],
                [Step("Ringa secondhandbutiken", COACH, done=4, goal=0),
                 Step("Räkna ut bussen dit och hem", SELF, done=3, goal=0)], after_series=5),
        Version(["Arbeta i butik", "Kunna kassan"],
                [Step("Lära mig kassan med Monika", FORETAG, 11, goal=1),
                 Step("Fråga om lördagar", SELF, 18, goal=0)],
                days=-19, now="Jag går till butiken tre dagar i veckan. Bussen funkar."),
    ]),
    Plan("yusuf", [
        Version(["Hyra stol i en salong"],
                [Step("Läsa om F-skatt tillsammans", COACH, done=9, goal=0),
                 Step("Prata med två salonger", SELF, done=12, goal=0)], after_series=6),
        Version(["Hyra stol i en salong"],
                [Step("Räkna på hyra och pris", SELF, 13, goal=0),
                 Step("Boka möte med Coompanions rådgivare", LEADER, 21, goal=0)],
                days=-17, now="En salong har sagt kanske. Jag vill göra det på mitt eget sätt."),
    ]),
    Plan("lena", [
        Version(["Jobba med papper och löner igen"],
                [Step("Gå igenom det nya löneprogrammet", SELF, done=10, goal=0),
                 Step("Besök på ekonomibyrån", COACH, done=14, goal=0)], after_series=4),
        Version(["Jobba med papper och löner igen"],
                [Step("Börja arbetsträna måndagar", FORETAG, 14, goal=0),
                 Step("Skriva nytt CV på en sida", SELF, 10, goal=0)],
                days=-15, now="Jag har fått ett ja. Först måndagar, sedan får vi se."),
    ]),
    Plan("ester", [
        Version(["Sy i en verkstad"],
                [Step("Laga symaskinen", SELF, done=7, goal=0),
                 Step("Hitta en verkstad där det är lugnt", COACH, 16, goal=0)], after_series=6),
    ]),
    Plan("jari", [
        Version(["Prova snickeri inomhus"],
                [Step("Besöka möbelverkstaden", SELF, done=4, goal=0),
                 Step("Fråga om platsen hos kommunen", KOMMUN, 20, goal=0)], after_series=5),
    ]),
    Plan("selam", [
        Version(["Se hur olika jobb är"],
                [Step("Göra två studiebesök till", SELF, done=15, goal=0)], days=-20),
    ]),
    # Flen
    Plan("maryam", [
        Version(["Baka åt andra"],
                [Step("Räkna på en säljdag på torget", SELF, 10, goal=0),
                 Step("Bjuda in bageriet till gruppen", LEADER, 13, goal=0)], days=-10),
    ]),
    Plan("nils", [
        Version(["Reparera datorer på en fast plats"],
                [Step("Vara på plats klockan nio i två veckor", SELF, 9, goal=0)], days=-16),
    ]),
    Plan("anonym_man", [
        Version(["En lugn plats att börja på"],
                [Step("Titta på två platser tillsammans", COACH, 14, goal=0)], days=-11),
    ]),
    Plan("birgitta", [
        Version(["Arbeta i kafé"],
                [Step("Fråga hur deras kassa fungerar", SELF, done=5, goal=0)], days=-23),
        Version(["Arbeta i kafé", "Korta pass till en början"],
                [Step("Ringa kaféet om en provdag", COACH, 0, goal=0),
                 Step("Skriva ned vilka tider som passar", SELF, 11, goal=1)],
                days=-9, now="Kaféet vill träffa mig. Jag har köpt nya skor för säkerhets skull."),
    ]),
    Plan("omar", [
        Version(["Börja meka på riktigt"],
                [Step("Kolla bussen från Vingåker med kommunen", KOMMUN, 12, goal=0),
                 Step("Visa mopedbygget för verkstaden", SELF, 17, goal=0)], days=-11),
    ]),
    Plan("karin", [
        Version(["Dela ateljé med andra"],
                [Step("Trycka tio kassar som prov", SELF, 4, goal=0),
                 Step("Titta på en lokal i Katrineholm", LEADER, 19, goal=0)], days=-10),
    ]),
    Plan("abel", [
        Version(["Hitta något med musik eller ljud"],
                [Step("Berätta för gruppen om studion", SELF, done=9, goal=0)], days=-11),
    ]),
    Plan("anonym_kvinna", [
        Version(["Börja med två timmar om dagen"],
                [Step("Besöka äldreboendets orangeri", COACH, 15, goal=0)], days=-10),
    ]),
    # Katrineholm and Strängnäs: just come
    _first_step("ayaan", "Ta med betygen från omvårdnaden", SELF, 9, -4),
    _first_step("stefan", "Skriva upp fem saker jag vill fortsätta med", SELF, 9, -4),
    _first_step("dragana", "Ringa och fråga om nästa träff passar", LEADER, 9, -3),
    _first_step("elias", "Träffa studievägledaren inför starten", KOMMUN, 11, -6),
    _first_step("robin", "Höra hur starten ska gå till", COACH, 13, -20),
    _first_step("marja", "Skicka kallelse och karta", LEADER, 9, -19),
    _first_step("ibrahim", "Ge besked om plats i Strängnäs", LEADER, 12, -16),
    _first_step("kerstin", "Ge besked om plats i Strängnäs", LEADER, 12, -13),
    _first_step("nour", "Kolla tåget från Vagnhärad", SELF, 14, -11),
    _first_step("jonas", "Ge besked om plats i Strängnäs", LEADER, 12, -6),
    _first_step("winta", "Välkomstsamtal på biblioteket", COACH, 9, -3),
]  # fmt: skip

SMALL_PLANS = [
    Plan("hanna", [
        Version(["Arbeta med djur"],
                [Step("Hälsa på gården en förmiddag", SELF, done=2, goal=0),
                 Step("Fråga om en provvecka", COACH, 10, goal=0)], days=-8),
    ]),
    _first_step("samuel", "Visa vad jag har lagat, med bilder", SELF, 9, -9),
    _first_step("lejla", "Lägga upp tre saker till salu", SELF, 11, -8),
    _first_step("ville", "Ringa parkförvaltningen", COACH, 5, -7),
    _first_step("sofia", "Skriva ned vad en bra vecka är", SELF, -2, -12),
    _first_step("farid", "Ta reda på vad körkortet kostar", SELF, 13, -6),
    _first_step("irma", "Välkomstsamtal i Gnesta", LEADER, 9, -8),
]  # fmt: skip
