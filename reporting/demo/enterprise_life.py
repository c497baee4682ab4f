"""What has happened with the enterprises: contacts, steps agreed, people, places, the way from an
idea, needs, criteria, maturity, routines. Days are counted back from today. All invented."""

from dataclasses import dataclass

from enterprises.models.choices import ContactKind, ContactWay, Interest, Kind, Need, Step
from reporting.demo.enterprises import EF, IF, SVB, DemoEnterprise

PHONE, VISIT, MAIL, VIDEO = ContactWay.PHONE, ContactWay.VISIT, ContactWay.MAIL, ContactWay.VIDEO
PLACED, AGREED = ContactKind.PLACEMENT_SUPPORT, ContactKind.AGREEMENT_SUPPORT

# Those that are on their way to become enterprises, and some that are still only called.
MORE_ENTERPRISES = [
    DemoEnterprise(
        "matvagnen", "Matvagnen Rulla", "Katrineholm", EF, 2, (8, 30),
        "Laga mat, köra matvagn, handla och diska.", "Två och två i vagnen.",
    ),
    DemoEnterprise(
        "hundgarden", "Hunddagiset Tass", "Katrineholm", EF, 3, (6, 30),
        "Promenera, mata, städa, möta hundarnas ägare.", "Mycket tid ute. Få människor åt gången.",
    ),
    DemoEnterprise(
        "tradgard", "Trädgårdslaget Vingåker", "Vingåker", IF, 4, (8, 40),
        "Klippa gräs, rensa, plantera, kratta och såga ved.", "Lag om tre. Lätta redskap finns.",
    ),
    DemoEnterprise(
        "systugan", "Systugan i Vingåker", "Vingåker", IF, None, (4, 20),
        "Sy, sticka och laga kläder.", "Hemifrån ibland.",
    ),
    DemoEnterprise(
        "bygg", "Återbyggarna", "Flen", SVB, 3, (10, 40),
        "Riva varsamt, rensa brädor, sälja byggmaterial.", "Hjälm och handskar finns.",
    ),
    DemoEnterprise(
        "stadet", "Städlaget Trosa", "Trosa", EF, 2, (8, 30),
        "Städa kontor och trappor.", "Samma hus varje dag.",
    ),
    DemoEnterprise(
        "biblan", "Biblan kulturcafé", "Trosa", IF, None, (4, 20),
        "Café, bokbyte och små konserter.", "",
    ),
    DemoEnterprise(
        "farbod", "Mejeriet på Mälby", "Gnesta", EF, 1, (10, 30),
        "Ysta, packa, stå i gårdsbutiken.", "En i taget.",
    ),
    DemoEnterprise(
        "tryck", "Tryckverkstan Rulle", "Oxelösund", EF, None, (8, 20),
        "Trycka tygkassar och affischer.", "",
    ),
]  # fmt: skip


@dataclass(frozen=True)
class Talk:
    """A contact so many `days` ago. `step` should be done `due` days from today; `done`: it was."""

    days: int
    said: str
    way: ContactWay = PHONE
    kind: ContactKind = ContactKind.CONTACT
    hours: str = ""
    step: str = ""
    due: int = 0
    done: bool = False


@dataclass(frozen=True)
class Life:
    """What is known of one enterprise. `places` are (days ago, number), `routines` how many of
    the three are in place, `way` (step, days ago), `asf` how many criteria are met, `maturity`
    the six levels at entry and after. `network` so many days ago it joined."""

    kind: Kind
    interest: Interest = Interest.INTERESTED
    sni: tuple[str, ...] = ()
    people: tuple[tuple[str, str, bool], ...] = ()
    talks: tuple[Talk, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    routines: int = 0
    way: tuple[tuple[Step, int], ...] = ()
    asf: int | None = None
    maturity: tuple[tuple[int, ...], ...] = ()
    needs: tuple[str, tuple[Need, ...]] | None = None
    network: int | None = None


ASF, SOCIAL, TO_BE = Kind.ASF, Kind.SOCIAL, Kind.TO_BE

LIVES = {
    "kryddan": Life(
        ASF, sni=("56100", "88993"), people=(("Marika Lund", "Verksamhetsledare", True),),
        talks=(
            Talk(280, "Vill ta emot fler. Behöver hjälp med priser till kommunen.", VISIT),
            Talk(12, "Det går bra i köket. Vill prata om lunchavtal.", PHONE, AGREED, "0.5",
                 "Skicka exempel på lunchavtal", 4),
        ),
        places=((280, 2), (90, 3)), routines=3, asf=5, network=250,
        maturity=((2, 1, 1, 3, 0, 3), (3, 3, 2, 4, 1, 3)),
        needs=("Vi vill sälja lunch till kommunen men vet inte hur man räknar.",
               (Need.AGREEMENTS, Need.ECONOMY)),
    ),
    "aterbruket": Life(
        ASF, sni=("47790", "38320"),
        people=(("Roger Hallin", "Föreståndare", True), ("Ulla Berg", "Ordförande", False)),
        talks=(
            Talk(285, "Länge med. Tar gärna fler om någon kan handleda.", VISIT),
            Talk(30, "Stöd inför ny placering: dagens uppgifter på tavlan.", VISIT, PLACED, "1.5"),
        ),
        places=((285, 4), (200, 5), (60, 6)), routines=3, asf=5, network=250,
        maturity=((3, 2, 2, 4, 1, 3), (3, 3, 3, 4, 2, 4)),
    ),
    "cykel": Life(
        ASF, sni=("95290",), people=(("Petra Storm", "Verkstadschef", True),),
        talks=(Talk(240, "Vill vara med."),
               Talk(33, "Kan ta en till efter nyår.")),
        places=((240, 1), (120, 2)), routines=3, asf=4,
        network=200,
    ),
    "spanet": Life(
        SOCIAL, sni=("16230", "31090"), people=(("Lars Ekdahl", "Ägare", False),),
        talks=(
            Talk(200, "Kan tänka sig en person åt gången.", VISIT),
            Talk(75, "Hinner inte med kursen i vår. Vill gå i höst.", PHONE,
                 step="Fråga igen om handledarkursen", due=-20, done=True),
            Talk(20, "Är med på kursen i höst om det går på eftermiddagar.", PHONE),
        ),
        places=((200, 2),), routines=1,
    ),
    "odlingen": Life(
        ASF, sni=("01130",), people=(("Karin Wallin", "Verksamhetsledare", True),),
        talks=(Talk(270, "Säsong april till oktober.", VISIT),
               Talk(18, "Planerar våren.")),
        places=((270, 2), (150, 4)),
        routines=3, asf=5, network=240, maturity=((2, 2, 1, 3, 1, 4),),
    ),
    "lyckan": Life(
        SOCIAL, people=(("Monika Sjöholm", "Butikschef", True),),
        talks=(Talk(230, "Vill ha fler händer i butiken.", VISIT),), places=((230, 3), (80, 4)),
        routines=2, network=180,
    ),
    "virket": Life(
        ASF, people=(("Hasse Nyman", "Snickare", True),),
        talks=(Talk(210, "Letar efter lokal.", PHONE),), places=((210, 2),), routines=3, asf=4,
    ),
    "bojen": Life(
        SOCIAL, people=(("Elina Forss", "Caféansvarig", True),),
        talks=(
            Talk(190, "Nyfikna, har aldrig tagit emot någon.", VISIT),
            Talk(5, "Pratade om schema i kassan.", VIDEO, PLACED, "1",
                 "Mejla mallen för uppföljning", -3, done=True),
        ),
        places=((190, 1), (100, 3)), routines=2, network=120,
    ),
    "nalen": Life(
        ASF, people=(("Rut Alm", "Ordförande", True),),
        talks=(Talk(180, "Tar gärna emot en lugn person.", PHONE),), places=((180, 2),),
        routines=3, asf=5, network=160,
    ),
    "pappersvannen": Life(
        SOCIAL, people=(("Annika Thorell", "VD", True),),
        talks=(Talk(150, "Kan ta en person med kontorsvana.", MAIL),), places=((150, 1),),
    ),
    "tvatteri": Life(
        Kind.PROFIT_FOR_SOCIETY, people=(("Dan Ek", "VD", False),),
        talks=(Talk(260, "Har tagit emot länge genom kommunen.", VISIT),
               Talk(27, "Har plats.", MAIL)),
        places=((260, 5),), routines=3,
    ),
    "surdegen": Life(
        SOCIAL, people=(("Birhan Ale", "Bagare", True),),
        talks=(Talk(130, "Vill men har bara en bagare.", VISIT),
               Talk(40, "Söker en till bagare.")),
        places=((130, 2),), routines=1,
        way=((Step.IDEA, 270), (Step.PLAN, 220), (Step.FORMING, 180), (Step.STARTED, 150)),
        maturity=((1, 1, 0, 1, 0, 2),),
    ),
    "datorhjalpen": Life(
        Kind.SOCIAL_ENTREPRENEUR, people=(("Micke Rask", "Grundare", True),),
        talks=(Talk(95, "Vill gå handledarkursen."),
               Talk(31, "Väntar på datum.", MAIL)),
        places=((95, 2),),
        network=90,
    ),
    "matvagnen": Life(
        TO_BE, people=(("Lina Palm", "Har idén", True),),
        talks=(
            Talk(120, "Fyra personer vill starta matvagn. Letar efter vagn och pengar.", VISIT),
            Talk(20, "Affärsplanen är halvklar.", VIDEO, step="Läs affärsplanen", due=1),
        ),
        places=((120, 2),), way=((Step.IDEA, 120), (Step.TRYING, 60), (Step.PLAN, 20)),
        needs=("Pengar till vagnen och någon som kan livsmedelsregler.",
               (Need.BUSINESS, Need.PREMISES)), maturity=((1, 0, 0, 1, 0, 3),),
    ),
    "hundgarden": Life(
        ASF, people=(("Jonna Vik", "Verksamhetsledare", True),),
        talks=(Talk(45, "Har startat! Tre platser i höst.", VISIT),), places=((70, 1), (45, 3)),
        routines=1, asf=4, network=40,
        way=((Step.IDEA, 290), (Step.TRYING, 240), (Step.PLAN, 160), (Step.FORMING, 100),
             (Step.STARTED, 70)),
        maturity=((0, 0, 0, 1, 0, 2), (3, 2, 1, 2, 1, 3)),
    ),
    "tradgard": Life(
        Kind.NON_PROFIT, people=(("Sten Åker", "Ordförande", False),),
        talks=(Talk(160, "Kan ta emot ett helt lag på sommaren.", VISIT),), places=((160, 4),),
        routines=2,
    ),
    "systugan": Life(
        TO_BE, interest=Interest.LATER, people=(("Greta Holm", "Kontakt", False),),
        talks=(Talk(140, "Vill vänta till våren."),
               Talk(50, "Fortfarande till våren.", MAIL)),
        way=((Step.IDEA, 140),),
    ),
    "bygg": Life(
        SOCIAL, people=(("Omar Said", "Delägare", True),),
        talks=(Talk(25, "Har startat och vill anlita två från projektet.", VISIT,
                    step="Boka in dem på handledarkursen", due=12),),
        places=((50, 1), (25, 3)),
        way=((Step.IDEA, 250), (Step.FORMING, 110), (Step.STARTED, 50)),
    ),
    "stadet": Life(
        ASF, people=(("Vera Lind", "Arbetsledare", True),),
        talks=(Talk(110, "Två platser från i höst."),
               Talk(36, "Behöver utbildad handledare.")),
        places=((110, 2),), asf=3,
    ),
    "biblan": Life(
        Kind.NON_PROFIT, interest=Interest.NO, people=(("Per Ask", "Styrelsen", False),),
        talks=(Talk(170, "Har inte tid att handleda. Vill inte bli kontaktade igen.", PHONE),),
    ),
    "farbod": Life(
        SOCIAL, people=(("Ida Mark", "Ägare", True),),
        talks=(Talk(66, "Liten gård.", VISIT),
               Talk(10, "Kan ta en person på försök.")),
        places=((66, 1),),
    ),
    "tryck": Life(TO_BE, interest=Interest.UNKNOWN),
}  # fmt: skip
