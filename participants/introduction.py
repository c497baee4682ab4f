"""What is gone through when a person begins at a workplace."""

from simple_history.utils import bulk_create_with_history

from participants.models import ChecklistItem, Placement

# A visit takes an hour or two: nobody is introduced to the work.
WITHOUT_INTRODUCTION = (Placement.Form.VISIT,)
ITEMS = (
    "Visa runt: arbetsplats, toalett, omklädning och plats för rast",
    "Presentera handledare och kollegor",
    "Tider, raster och vem man ringer när man inte kan komma",
    "Arbetsuppgifterna, och vem man frågar",
    "Skyddsrond: risker, skyddskläder och hur maskinerna används",
    "Utrymning, brandsläckare och första hjälpen",
    "Tystnadsplikt och regler på arbetsplatsen",
    "Försäkring vid olycka på arbetet",
)


def make_checklist(placement: Placement) -> None:
    """Give a new placement its introduction."""
    if placement.form in WITHOUT_INTRODUCTION:
        return
    items = [
        ChecklistItem(project_id=placement.project_id, placement=placement, text=text, order=order)
        for order, text in enumerate(ITEMS)
    ]
    bulk_create_with_history(items, ChecklistItem)
