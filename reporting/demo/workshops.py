"""The series of Framtidsverkstäder: where, when, who was there and what they did."""

import datetime as dt
from dataclasses import dataclass, field

from reporting.demo.schedule import around_today, before_summer, days_from, weekly


@dataclass(frozen=True)
class Place:
    """One person in one series. `attendance` has a sign a meeting: 1 here, 0 absent, and a dot
    where nothing is recorded. `goes_on` is the decision after the series, if there is one."""

    key: str
    attendance: str = ""
    goes_on: bool | None = None
    withdrawn: bool = False
    waiting: bool = False


@dataclass(frozen=True)
class Series:
    """One series. `held` meetings have been; those of `cancelled` never were."""

    code: str
    municipality: str
    place: str
    days: list[dt.date]
    held: int = 0
    cancelled: tuple[int, ...] = ()
    notes: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return self.held == len(self.days)


def main_series(project_start: dt.date, today: dt.date) -> list[Series]:
    """Five series: two completed, one in full swing today, one just begun, one planned."""
    first = project_start + dt.timedelta(days=35)
    return [
        Series(
            "FV1", "Nyköping", "Culturum", weekly(first, 7, summer_break=True), 7, (3,),
            [
                "Vi lärde känna varandra. Alla ritade sin väg hit på ett stort papper.",
                "Vad är ett socialt företag? Besök av Tvätteri Ek som berättade hur de började.",
                "Inställd, ledaren var sjuk. Vi tar en extra träff på slutet.",
                "Styrkor: var och en fick höra tre saker som de andra har sett.",
                "Studiebesök på återbruket. Två ville stanna kvar.",
                "Framtidsbilden: hur ser en vanlig tisdag ut om tre år?",
                "Extra träff. Vi satte ihop framtidsbilderna och firade med tårta.",
            ],
            [
                Place("fatuma", "11.1111", True), Place("goran", "11.1011", True),
                Place("rasha", "11.1111", True), Place("tomas", "10.1000", withdrawn=True),
                Place("kidane", "11.0111", True), Place("semir", "11.11..", withdrawn=True),
                Place("anneli", "10.1101", False),
            ],
        ),
        Series(
            "FV2", "Eskilstuna", "Lokalen på Rademachergatan",
            weekly(before_summer(today), 6, summer_break=True), 6, (),
            [
                "Start med fika och lappar: vad är en bra dag för dig?",
                "Vi gick igenom vad arbetsträning är och vem som gör vad.",
                "Intervjuade varandra om jobb vi har haft. Sista träffen före uppehållet.",
                "Tillbaka igen. Besök hos Café Bojen, som visade köket och kassan.",
                "Nuläget på ena väggen, framtidsbilden på den andra. Vad finns emellan?",
                "Var och en berättade om sitt första steg. Diplom och smörgåstårta.",
            ],
            [
                Place("hodan", "111111", True), Place("yusuf", "110111", False),
                Place("lena", ".11111", True), Place("ester", "111011", True),
                Place("jari", "101101", False), Place("selam", "111111", False),
                Place("mikael", "1100..", withdrawn=True),
            ],
        ),
        Series(
            "FV3", "Flen", "Folkets hus", around_today(today, 5, 6), 3, (),
            [
                "Vi åt frukost ihop och bestämde våra egna regler för gruppen.",
                "Kartan: vad finns i Flen som vi inte visste om? Besök av biblioteket.",
                "Styrkekort i par. Tyst i början, sedan svårt att få stopp på pratet.",
            ],
            [
                Place("maryam", "111"), Place("nils", "101"), Place("anonym_man", "111"),
                Place("birgitta", "011"), Place("omar", "110"), Place("karin", "111"),
                Place("abel", "101"), Place("anonym_kvinna", "111"),
            ],
        ),
        Series(
            "FV4", "Katrineholm", "Viadidakt, sal 2", weekly(days_from(today, -5), 6), 1, (),
            ["Första träffen. Vi bekantade oss och gick igenom hur de sex träffarna hänger ihop."],
            [
                Place("semir", "1"), Place("ayaan", "1"), Place("stefan", "1"),
                Place("dragana", "0"), Place("elias", "0"),
            ],
        ),
        Series(
            "FV5", "Strängnäs", "Multeum", weekly(days_from(today, 16), 6), 0, (), [],
            [
                Place("robin"), Place("marja"), Place("ibrahim", waiting=True),
                Place("kerstin", waiting=True), Place("nour", waiting=True),
                Place("jonas", waiting=True), Place("winta", waiting=True),
            ],
        ),
    ]  # fmt: skip


def small_series(project_start: dt.date, today: dt.date) -> list[Series]:
    """The other project's only group, half-way through."""
    return [
        Series(
            "FV1", "Gnesta", "Elektron", weekly(days_from(today, -19), 6), 3, (),
            [
                "Presentation och promenad till stationen. Alla tog en bild på något de gillar.",
                "Vi läste platsannonser högt och översatte dem till vanlig svenska.",
                "Besök på en gård som tar emot människor som tränar på att arbeta.",
            ],
            [
                Place("hanna", "111"), Place("samuel", "110"), Place("lejla", "111"),
                Place("ville", "011"), Place("sofia", "101"), Place("farid", "111"),
            ],
        )
    ]  # fmt: skip
