"""Six sides of an enterprise, when it came and now, as a picture with words."""

from dataclasses import dataclass

from enterprises.models import MaturityAssessment
from enterprises.models.maturity import HIGHEST
from nyttiga.audit.changes import label_of

STEP = 60  # between two levels in the picture, in its own units
MARGIN = 10


@dataclass(frozen=True)
class Side:
    """One side: its words, the levels, and where they stand in the picture."""

    title: str
    first: int
    last: int

    @property
    def first_x(self) -> int:
        return MARGIN + self.first * STEP

    @property
    def last_x(self) -> int:
        return MARGIN + self.last * STEP

    @property
    def words(self) -> str:
        """«1 blev 3», «2, som förut»."""
        if self.first == self.last:
            return f"{self.last}, som förut"
        return f"{self.first} blev {self.last}"


@dataclass(frozen=True)
class MaturityPicture:
    """The first and the last assessment side by side; the same one when there is only one."""

    first: MaturityAssessment
    last: MaturityAssessment
    all: list[MaturityAssessment]

    @property
    def is_compared(self) -> bool:
        return self.first is not self.last

    @property
    def width(self) -> int:
        return 2 * MARGIN + HIGHEST * STEP

    @property
    def ticks(self) -> list[int]:
        return [MARGIN + level * STEP for level in range(HIGHEST + 1)]

    @property
    def sides(self) -> list[Side]:
        return [
            Side(
                label_of(MaturityAssessment._meta.get_field(name)),
                getattr(self.first, name),
                getattr(self.last, name),
            )
            for name in MaturityAssessment.SIDES
        ]


def maturity_picture(assessments: list[MaturityAssessment]) -> MaturityPicture | None:
    """From the assessments by day, first one first. None without any."""
    if not assessments:
        return None
    return MaturityPicture(assessments[0], assessments[-1], assessments)
