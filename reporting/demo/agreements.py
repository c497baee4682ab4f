"""The agreements on their way between municipalities and social enterprises. All invented; days
are counted from today."""

from dataclasses import dataclass
from typing import NamedTuple

from agreements.models.choices import AgreementForm, PriceModel, Stage, Subject

Form = AgreementForm


class Move(NamedTuple):
    """To a stage, so many days from today; why, where it went back or out."""

    day: int
    after: Stage
    reason: str = ""


class Help(NamedTuple):
    """Hours that the project gave, so many days from today."""

    day: int
    hours: str
    what: str


class ToDo(NamedTuple):
    """A next step, due so many days from today; done on a day, or open."""

    what: str
    due: int
    done: int | None = None


@dataclass(frozen=True)
class DemoAgreement:
    """One agreement. `party` is a municipality and a unit of it, or the region's; `enterprises`
    are keys of the demo's enterprises; the first move is its beginning."""

    title: str
    party: tuple[str, str]
    enterprises: tuple[str, ...]
    subject: Subject
    moves: tuple[Move, ...]
    form: Form | str = ""
    need: str = ""
    value: int | None = None
    places: int | None = None
    price: PriceModel | str = ""
    ends: int | None = None
    notice: int | None = None
    option: tuple[int, int] | None = None
    reference: str = ""
    approved: int | None = None
    is_renewal: bool = False
    obstacles: str = ""
    help: tuple[Help, ...] = ()
    to_do: tuple[ToDo, ...] = ()
    placements: tuple[str, ...] = ()  # whose placements rest on it


AME, PURCHASE, BUSINESS = "Arbetsmarknadsenheten", "Upphandlingsenheten", "Näringslivsenheten"

MAIN_AGREEMENTS = [
    DemoAgreement(
        "Arbetsträning i kök och servering", ("Nyköpings kommun", AME), ("kryddan",),
        Subject.WORK_TRAINING,
        (Move(-285, Stage.NEED), Move(-262, Stage.DIALOGUE), Move(-240, Stage.FORM_CHOSEN),
         Move(-222, Stage.DOCUMENTS), Move(-205, Stage.DECISION), Move(-198, Stage.SIGNED),
         Move(-192, Stage.ACTIVE)),
        form=Form.NON_PROFIT_PARTNERSHIP, value=420_000, places=3, price=PriceModel.PER_PLACE,
        need="Platser där man får börja med få timmar och stanna tills man är redo.",
        ends=72, notice=2, option=(38, 437), reference="KS 2026/118", approved=-190,
        help=(Help(-262, "2", "Möte med kommunen och Kryddan om vad partnerskapet är"),
              Help(-222, "4,5", "Skrev avtalstexten tillsammans"),
              Help(-205, "1", "Med när nämnden beslutade")),
        to_do=(ToDo("Ringa kommunens jurist om texten", -215, -218),),
        placements=("fatuma",),
    ),
    DemoAgreement(
        "Hemtransporter och flytt av möbler", ("Eskilstuna kommun", PURCHASE), ("virket", "lyckan"),
        Subject.SERVICES,
        (Move(-270, Stage.NEED), Move(-250, Stage.MAPPING), Move(-231, Stage.DIALOGUE),
         Move(-214, Stage.FORM_CHOSEN), Move(-190, Stage.DOCUMENTS), Move(-160, Stage.OUT),
         Move(-131, Stage.TENDER), Move(-120, Stage.EVALUATION), Move(-102, Stage.DECISION),
         Move(-101, Stage.STANDSTILL), Move(-88, Stage.SIGNED), Move(-80, Stage.ACTIVE)),
        form=Form.RESERVED_INTEGRATION, value=1_150_000, price=PriceModel.VOLUME,
        need="Kommunen flyttar möbler mellan skolor varje vecka.",
        ends=640, notice=3, reference="UPH 2026-045", approved=-85,
        help=(Help(-231, "3", "Dialogmöte med upphandlaren och båda företagen"),
              Help(-150, "6", "Gick igenom underlaget inför ett gemensamt anbud")),
        placements=("jari",),
    ),
    DemoAgreement(
        "Lunch till kommunhuset", ("Flens kommun", ""), ("surdegen",), Subject.GOODS,
        (Move(-140, Stage.NEED), Move(-118, Stage.DIALOGUE), Move(-90, Stage.FORM_CHOSEN),
         Move(-70, Stage.DOCUMENTS), Move(-41, Stage.OUT), Move(-30, Stage.TENDER),
         Move(-21, Stage.EVALUATION), Move(-12, Stage.DECISION), Move(-5, Stage.SIGNED)),
        form=Form.DIRECT_AWARD, value=310_000, price=PriceModel.PER_DAY,
        need="Lunch till möten, två dagar i veckan.", ends=360, notice=1,
        help=(Help(-60, "2,5", "Räknade på priset tillsammans"),),
        to_do=(ToDo("Hämta det undertecknade avtalet i Flen", 2),),
    ),
    DemoAgreement(
        "Tvätt till äldreboenden, nytt år", ("Strängnäs kommun", PURCHASE), ("tvatteri",),
        Subject.SERVICES,
        (Move(-60, Stage.NEED), Move(-52, Stage.DECISION), Move(-47, Stage.SIGNED),
         Move(-40, Stage.ACTIVE)),
        form=Form.PURCHASE, value=880_000, ends=318, notice=3, reference="SN 2026:77",
        approved=-44, is_renewal=True, price=PriceModel.VOLUME,
    ),
    DemoAgreement(
        "Skötsel av parker i Torshälla", ("Eskilstuna kommun", PURCHASE), ("odlingen", "cykel"),
        Subject.SERVICES,
        (Move(-170, Stage.NEED), Move(-150, Stage.MAPPING), Move(-128, Stage.DIALOGUE),
         Move(-100, Stage.FORM_CHOSEN), Move(-72, Stage.DOCUMENTS), Move(-34, Stage.OUT),
         Move(-9, Stage.TENDER)),
        form=Form.RESERVED_INTEGRATION, value=950_000, price=PriceModel.FIXED,
        need="Rensa, klippa och plocka skräp i fem parker.",
        help=(Help(-80, "5", "Verkstad om krav: vad kan ett litet företag klara?"),),
        to_do=(ToDo("Svara på upphandlarens frågor", -2),),
    ),
    DemoAgreement(
        "Datorhjälp till seniorer på biblioteket", ("Katrineholms kommun", ""), ("datorhjalpen",),
        Subject.SERVICES,
        (Move(-95, Stage.NEED), Move(-80, Stage.DIALOGUE), Move(-58, Stage.FORM_CHOSEN),
         Move(-26, Stage.DOCUMENTS)),
        form=Form.DIRECT_AWARD, value=180_000, price=PriceModel.PER_MONTH,
        help=(Help(-56, "1,5", "Visade hur direktupphandling går till"),),
        to_do=(ToDo("Läsa utkastet till avtal", 3),),
    ),
    DemoAgreement(
        "Cyklar till förskolorna", ("Oxelösunds kommun", PURCHASE), ("cykel",), Subject.GOODS,
        (Move(-130, Stage.NEED), Move(-112, Stage.DIALOGUE), Move(-64, Stage.FORM_CHOSEN)),
        form=Form.DIRECT_AWARD, value=90_000,
        need="Trettio begagnade barncyklar om året, lagade och kontrollerade.",
        obstacles="Upphandlaren slutade i juni och ingen har tagit över.",
    ),
    DemoAgreement(
        "Catering till Region Sörmlands konferenser", ("Region Sörmland", ""),
        ("kryddan", "bojen", "surdegen"), Subject.SERVICES,
        (Move(-75, Stage.NEED), Move(-50, Stage.MAPPING), Move(-18, Stage.DIALOGUE)),
        form=Form.FRAMEWORK, value=1_900_000,
        need="Regionen vill kunna ringa den som är närmast.",
        to_do=(ToDo("Möte med tre företag om att lämna anbud ihop", 6),),
    ),
    DemoAgreement(
        "Möbler till nya skolan", ("Nyköpings kommun", PURCHASE), ("spanet", "virket"),
        Subject.GOODS, (Move(-44, Stage.NEED), Move(-20, Stage.MAPPING)),
        need="Hyllor och bänkar av återbrukat virke. Skolan öppnar om ett år.",
        to_do=(ToDo("Besök i snickeriet med skolans rektor", 9),),
    ),
    DemoAgreement(
        "Sömnad av arbetskläder", ("Strängnäs kommun", ""), ("nalen",), Subject.SERVICES,
        (Move(-12, Stage.NEED),), need="Lagning av hemtjänstens kläder.",
    ),
    DemoAgreement(
        "Platser för språkpraktik", ("Vingåkers kommun", AME), (), Subject.INTERNSHIP,
        (Move(-8, Stage.NEED),), need="Sex personer som behöver prata svenska på en arbetsplats.",
        to_do=(ToDo("Fråga Återbruket och Bojen om plats", 1),),
    ),
    DemoAgreement(
        "Löneservice till små föreningar", ("Gnesta kommun", BUSINESS), ("pappersvannen",),
        Subject.SERVICES,
        (Move(-160, Stage.NEED), Move(-140, Stage.DIALOGUE),
         Move(-99, Stage.RESTING, "Kommunen väntar på ny budget. Hör av dig i januari.")),
    ),
    DemoAgreement(
        "Städning av busshållplatser", ("Region Sörmland", ""), ("aterbruket",), Subject.SERVICES,
        (Move(-210, Stage.NEED), Move(-180, Stage.DIALOGUE), Move(-150, Stage.FORM_CHOSEN),
         Move(-120, Stage.DIALOGUE, "Formen höll inte. Regionens jurist vill se en annan."),
         Move(-92, Stage.BROKEN_OFF, "Regionen valde att göra det själv.")),
        form=Form.NON_PROFIT_PARTNERSHIP, obstacles="Oklart om partnerskap passade för ett köp.",
    ),
    DemoAgreement(
        "Cykelservice till hemtjänsten", ("Nyköpings kommun", PURCHASE), ("cykel",),
        Subject.SERVICES,
        (Move(-245, Stage.NEED), Move(-220, Stage.DIALOGUE), Move(-200, Stage.FORM_CHOSEN),
         Move(-176, Stage.OUT), Move(-150, Stage.DECISION),
         Move(-146, Stage.APPEALED, "Ett annat företag har överprövat tilldelningen.")),
        form=Form.SOCIAL_CLAUSES, value=240_000,
        to_do=(ToDo("Höra om domen i förvaltningsrätten", 13),),
    ),
]  # fmt: skip
