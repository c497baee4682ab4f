"""Public events, who to call in each municipality, and how anchored the project is there. All
people are invented. Days are counted from today."""

from dataclasses import dataclass

from agreements.models import AnchoringEntry, PublicEvent

Kind, State, With = PublicEvent.Kind, AnchoringEntry.State, AnchoringEntry.With
AME, BUSINESS, PURCHASE = "Arbetsmarknadsenheten", "Näringslivsenheten", "Upphandlingsenheten"


@dataclass(frozen=True)
class DemoContact:
    """`key` is used by the events below. Without a `says_yes` there are no mailings."""

    key: str
    name: str
    title: str
    municipality: str
    unit: str = ""
    says_yes: bool = True
    organisation: str = ""  # where it is not the municipality itself


CONTACTS = [
    DemoContact("maria", "Maria Sjögren", "enhetschef", "Eskilstuna", AME),
    DemoContact("tomas", "Tomas Ek", "upphandlare", "Eskilstuna", PURCHASE),
    DemoContact("anneli", "Anneli Forsman", "näringslivsutvecklare", "Flen", BUSINESS),
    DemoContact("bo", "Bo Lidman", "arbetsmarknadschef", "Flen", AME),
    DemoContact("karin", "Karin Axelsson", "näringslivschef", "Gnesta", BUSINESS),
    DemoContact("jonas", "Jonas Widell", "arbetsledare", "Katrineholm", AME, says_yes=False),
    DemoContact("petra", "Petra Malm", "upphandlare", "Katrineholm", PURCHASE),
    DemoContact("ulf", "Ulf Söderberg", "enhetschef", "Nyköping", AME),
    DemoContact("hanna", "Hanna Rask", "näringslivsutvecklare", "Nyköping", BUSINESS),
    DemoContact("lotta", "Lotta Bergkvist", "inköpschef", "Nyköping", PURCHASE),
    DemoContact("sven", "Sven Ahlin", "handläggare", "Oxelösund", AME),
    DemoContact("eva", "Eva Nyman", "enhetschef", "Strängnäs", AME),
    DemoContact("david", "David Öhman", "upphandlingschef", "Strängnäs", PURCHASE),
    DemoContact("ingrid", "Ingrid Palm", "näringslivschef", "Trosa", BUSINESS, says_yes=False),
    DemoContact("mikael", "Mikael Ström", "enhetschef", "Vingåker", AME),
    DemoContact(
        "susanne", "Susanne Hedlund", "strateg", "", "Regional utveckling",
        organisation="Region Sörmland",
    ),
    DemoContact(
        "rolf", "Rolf Brandt", "företagsrådgivare", "", organisation="Arbetsförmedlingen Sörmland"
    ),
]  # fmt: skip


@dataclass(frozen=True)
class DemoEvent:
    """`here` are contacts' keys, `companies` keys of the demo's enterprises; what comes stands
    among those who signed up instead."""

    kind: str
    name: str
    municipality: str
    place: str
    day: int
    here: tuple[str, ...]
    companies: tuple[str, ...]
    absent: tuple[str, ...] = ()
    cases: tuple[tuple[str, str], ...] = ()
    programme: str = ""
    outcome: str = ""
    next_step: str = ""
    next_day: int = 0


EVENTS = [
    DemoEvent(
        Kind.NETWORK, "Vi som köper och vi som säljer", "Nyköping", "Culturum", -215,
        ("ulf", "hanna", "maria", "susanne", "eva"), ("kryddan", "surdegen", "cykel"),
        outcome="Alla vill ses igen, varje kvartal. Nyköping bjuder in nästa gång.",
    ),
    DemoEvent(
        Kind.TRAINING, "Köp av sociala företag: så går det till", "Katrineholm", "Kulturhuset",
        -120,
        ("maria", "tomas", "petra", "lotta", "david", "anneli", "mikael", "susanne", "rolf"),
        ("surdegen", "tvatteri", "odlingen", "virket"), absent=("jonas", "sven"),
        cases=(("tvatteri", "Tvätt till äldreboenden"),),
        programme="Reserverad upphandling, direktköp och idéburet offentligt partnerskap.\n\n"
        "Efter kaffet: hur en upphandlare i länet gjorde.",
        outcome="Strängnäs ser över vad de köper i dag. Tvätten blev ett avtal.",
        next_step="Skicka mallen för reserverad upphandling", next_day=4,
    ),
    DemoEvent(
        Kind.LEARNING, "Vad lärde vi oss av det första året?", "Eskilstuna", "Munktell",
        -75, ("maria", "tomas", "eva", "susanne"), ("cykel", "kryddan"), absent=("bo",),
        cases=(
            ("cykel", "Från arbetsträning till anställning"),
            ("kryddan", "Priset på en lunch"),
        ),
        outcome="Kommunerna vill räkna på vad en plats kostar. Vi tar fram ett underlag.",
        next_step="Räkna fram vad en plats kostar", next_day=8,
    ),
    DemoEvent(
        Kind.NETWORK, "Frukost om tomma lokaler", "Flen", "Stadshuset", -16,
        ("anneli", "bo", "hanna"), ("odlingen", "virket"), absent=("karin",),
        outcome="Två lokaler i centrum står tomma. Näringslivskontoret frågar ägarna.",
    ),
    DemoEvent(
        Kind.TRAINING, "Krav som sociala företag kan klara", "Nyköping", "Rådhuset", 5,
        ("ulf", "lotta", "ingrid"), ("spanet",),
        cases=(("virket", "Möbler till nya skolan"),),
        programme="Klockan 9: vad lagen säger om sociala hänsyn.\n\n"
        "Klockan 10: skriv krav tillsammans, ett eget underlag var.",
    ),
    DemoEvent(
        Kind.NETWORK, "Vi ses igen", "Strängnäs", "Biblioteket", 48, (), (),
        programme="Länets två nätverk möts. Programmet kommer.",
    ),
]  # fmt: skip

# Who wrote themselves in by the link and is not known yet: name, where they say they work.
NEW_GUESTS = [("Therese Lund", "Trosa kommun"), ("Anders Wik", "Region Sörmland, hållbarhet")]


@dataclass(frozen=True)
class DemoEntry:
    municipality: str
    day: int
    with_kind: str
    contact: str
    state: str
    summary: str
    next_step: str = ""
    next_day: int = 0


LOG = [
    DemoEntry("Nyköping", -280, With.MUNICIPALITY, "ulf", State.MEETING_HELD,
              "Ulf vill använda projektet för dem som har varit längst borta från arbete."),
    DemoEntry("Nyköping", -190, With.BUSINESS_PROMOTER, "hanna", State.WITH_US,
              "Med oss. Hanna lyfter ett socialt företag i varje nyhetsbrev."),
    DemoEntry("Eskilstuna", -260, With.MUNICIPALITY, "maria", State.WITH_US,
              "Maria skickar deltagare och kommer till nätverket.",
              "Stäm av platserna inför våren", 12),
    DemoEntry("Strängnäs", -150, With.MUNICIPALITY, "eva", State.MEETING_HELD,
              "Eva är positiv men måste fråga nämnden."),
    DemoEntry("Strängnäs", -30, With.MUNICIPALITY, "david", State.WITH_US,
              "Nämnden sa ja. David är kontakt för inköp."),
    DemoEntry("Flen", -40, With.BUSINESS_PROMOTER, "anneli", State.MEETING_HELD,
              "Anneli ordnar en frukost om tomma lokaler.",
              "Följ upp vilka lokaler som är lediga", 2),
    DemoEntry("Katrineholm", -50, With.MUNICIPALITY, "petra", State.MEETING_BOOKED,
              "Möte bokat med arbetsmarknadsenheten. Det blev inte av."),
    DemoEntry("Gnesta", -21, With.BUSINESS_PROMOTER, "karin", State.CONTACTED,
              "Karin hör av sig när budgeten är klar.", "Ring Karin igen", -2),
    DemoEntry("Vingåker", -35, With.COOPERATION_GROUP, "mikael", State.MEETING_BOOKED,
              "Vi får tjugo minuter på samverkansgruppens nästa möte.",
              "Ta med bladet med kontakter", 6),
    DemoEntry("Oxelösund", -24, With.MUNICIPALITY, "sven", State.CONTACTED,
              "Sven tar upp det med sin chef."),
    DemoEntry("Trosa", -70, With.BUSINESS_PROMOTER, "ingrid", State.CONTACTED,
              "Ingrid vill veta mer om vad det kostar kommunen."),
]  # fmt: skip
