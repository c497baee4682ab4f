"""The stories that the project tells: one in each state. All invented; days are counted from
today."""

from dataclasses import dataclass
from typing import NamedTuple

from agreements.models import Story, StoryPlace

Kind, Channel = Story.Kind, StoryPlace.Channel


class Told(NamedTuple):
    """Where, so many days from today; taken down on a day, or not."""

    channel: str
    where: str
    day: int
    down: int | None = None


@dataclass(frozen=True)
class DemoStory:
    """One story. `person` is whose consent it rests on, with what the consent says and the day
    it was taken back; `agreement` is a title."""

    kind: str
    title: str
    text: str
    begun: int
    approved: int | None = None
    person: str = ""
    scope: str = ""
    shown_as: str = ""
    taken_back: int | None = None
    enterprise: str = ""
    agreement: str = ""
    told: tuple[Told, ...] = ()


STORIES = [
    DemoStory(
        Kind.GOOD_EXAMPLE, "Så kom kommunen och Kryddan överens",
        "Ett partnerskap i stället för en upphandling. Kommunen bidrar med handledning, Kryddan "
        "med platser i köket. Fyra månader från första samtalet till underskrift.",
        -150, -140, enterprise="kryddan", agreement="Arbetsträning i kök och servering",
        told=(Told(Channel.WEB, "exempel.se/nyttiga-affarer/kryddan", -138),
              Told(Channel.FUNDER_REPORT, "Kvartalsrapporten, goda exempel", -120)),
    ),
    DemoStory(
        Kind.PERSONS_WAY, "«Nu är det jag som visar de nya»",
        "Amal började med tio timmar i veckan i köket. I dag lagar hon lunch till sextio gäster.",
        -40, -30, person="fatuma", scope="Text om vägen till köket, på projektets webbplats och "
        "i nyhetsbrevet. Inget efternamn.", shown_as="Amal", enterprise="kryddan",
        told=(Told(Channel.WEB, "exempel.se/nyttiga-affarer/amal", -28),
              Told(Channel.NEWSLETTER, "Nyhetsbrev nummer 4", -21)),
    ),
    DemoStory(
        Kind.FILM, "En dag i cykelverkstaden",
        "Manus: morgonen, kunderna, lastcykeln. Två minuter. Filma bara händer och cyklar.",
        -12, enterprise="cykel",
    ),
    DemoStory(
        Kind.PERSONS_WAY, "Från soffan till snickeriet",
        "Om att hitta tillbaka till ett yrke efter många år hemma.",
        -90, -80, person="jari", scope="Text och en bild från verkstaden, på webbplatsen och i "
        "tidningen.", shown_as="Kalle", taken_back=-2,
        told=(Told(Channel.PRESS, "Lokaltidningen, sidan 8", -75, -1),
              Told(Channel.SOCIAL, "Projektets sida, inlägget om snickeriet", -74)),
    ),
]  # fmt: skip
