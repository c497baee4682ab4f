"""The social enterprises: what they do, whom they can take, who takes care of people there. All
invented, and so are their organisationsnummer: no kind of organisation has numbers on 4."""

from dataclasses import dataclass

from enterprises.models.choices import LegalForm
from reporting.demo.personnummer import check_digit

EF, IF, AB = (
    LegalForm.ECONOMIC_ASSOCIATION,
    LegalForm.NON_PROFIT_ASSOCIATION,
    LegalForm.LIMITED_COMPANY,
)
SVB = LegalForm.LIMITED_DIVIDEND_COMPANY


@dataclass(frozen=True)
class Supervisor:
    """`trained` so many days ago; None for who has not gone the course."""

    name: str
    trained: int | None = None


@dataclass(frozen=True)
class DemoEnterprise:
    """One enterprise; `key` is how the other files call it."""

    key: str
    name: str
    municipality: str
    legal_form: LegalForm
    places: int | None
    hours: tuple[int, int]
    tasks: str
    adaptations: str
    supervisors: tuple[Supervisor, ...] = ()


MAIN_ENTERPRISES = [
    DemoEnterprise(
        "kryddan", "Kryddan", "Nyköping", EF, 3, (8, 30),
        "Laga lunch, baka, diska, ta beställningar och servera.",
        "Tidig eller sen start. Dagens uppgifter står på tavlan i köket.",
        (Supervisor("Marika Lund", 150), Supervisor("Idris Yasin")),
    ),
    DemoEnterprise(
        "aterbruket", "Återbruket Svalan", "Nyköping", IF, 6, (8, 40),
        "Ta emot och sortera saker, laga, sätta pris, sälja i butiken, visa nya till rätta.",
        "Sittande arbete går att ordna. Lugnt rum för paus.",
        (Supervisor("Roger Hallin", 150), Supervisor("Sahra Farah", 150)),
    ),
    DemoEnterprise(
        "cykel", "Cykelköket Kedjan", "Oxelösund", EF, 2, (10, 40),
        "Laga cyklar, byta däck, ta betalt, hämta och lämna med lastcykel.",
        "Eget tempo i verkstaden.",
        (Supervisor("Petra Storm", 150),),
    ),
    DemoEnterprise(
        "spanet", "Snickeriet Spånet", "Nyköping", AB, 2, (10, 40),
        "Såga, slipa, måla och montera. Mest hyllor och bänkar.",
        "Hörselskydd med radio. Paus varje timme.",
        (Supervisor("Lars Ekdahl"),),
    ),
    DemoEnterprise(
        "odlingen", "Odlingen i Stigtomta", "Nyköping", EF, 4, (4, 20),
        "Så, gallra, skörda, packa och sälja grönsaker på torget.",
        "Halva dagar. Man väljer själv om man vill prata.",
        (Supervisor("Karin Wallin", 150),),
    ),
    DemoEnterprise(
        "lyckan", "Secondhand Lyckan", "Eskilstuna", IF, 4, (8, 30),
        "Ta emot kläder, sortera, sätta pris, skylta fönster, stå i kassan.",
        "Schema efter bussen.",
        (Supervisor("Monika Sjöholm", 90), Supervisor("Tove Brink")),
    ),
    DemoEnterprise(
        "virket", "Möbelverkstan Virket", "Eskilstuna", EF, 2, (10, 40),
        "Göra möbler av gammalt virke: sortera, hyvla, limma, olja.",
        "Arbete i par.",
        (Supervisor("Hasse Nyman", 90),),
    ),
    DemoEnterprise(
        "bojen", "Café Bojen", "Eskilstuna", IF, 3, (6, 30),
        "Baka, brygga kaffe, stå i kassan, duka av, handla.",
        "Korta pass i början. Ingen står ensam i kassan.",
        (Supervisor("Elina Forss", 90),),
    ),
    DemoEnterprise(
        "nalen", "Sömnadsateljén Nålen", "Eskilstuna", EF, 2, (4, 20),
        "Sy kassar och gardiner, laga kläder, sömnad på beställning.",
        "Liten grupp, lugnt och stängt för besök på förmiddagen.",
        (Supervisor("Rut Alm", 90),),
    ),
    DemoEnterprise(
        "pappersvannen", "Pappersvännen", "Strängnäs", SVB, 1, (5, 20),
        "Bokföring, löner, fakturor och papper åt små företag.",
        "En dag i veckan går bra att börja med.",
        (Supervisor("Annika Thorell"),),
    ),
    DemoEnterprise(
        "tvatteri", "Tvätteri Ek", "Strängnäs", AB, 5, (10, 40),
        "Tvätta, mangla, vika, packa och köra ut.",
        "Lyfthjälp. Fasta platser vid bandet.",
        (Supervisor("Dan Ek", 150),),
    ),
    DemoEnterprise(
        "surdegen", "Bageriet Surdegen", "Flen", EF, 2, (6, 30),
        "Baka bröd, packa, sälja på torget.",
        "Visar hellre än förklarar.",
        (Supervisor("Birhan Ale"),),
    ),
    DemoEnterprise(
        "datorhjalpen", "Datorhjälpen i Katrineholm", "Katrineholm", SVB, 2, (8, 30),
        "Laga datorer, lägga in program, hjälpa äldre med mobilen.",
        "Fast tid varje morgon.",
        (Supervisor("Micke Rask"),),
    ),
]  # fmt: skip

SMALL_ENTERPRISES = [
    DemoEnterprise(
        "garden", "Gården Hagtorn", "Gnesta", EF, 3, (6, 30),
        "Sköta höns och får, skörda, ta emot skolklasser.",
        "Mest ute. Man kan alltid gå in och värma sig.",
        (Supervisor("Siv Hedlund"),),
    ),
]  # fmt: skip


def organisation_number(order: int) -> str:
    """Ten digits with the right check digit, that belong to nobody."""
    digits = f"4520{order:05d}"
    return digits + check_digit(digits)
