"""What may be shown of figures about people outside the project's own staff (DESIGN 5)."""

SMALLEST_DENOMINATOR = 10  # people that a percentage must stand on


def may_show_percent(people: int) -> bool:
    """Whether a percentage of so many people may be shown."""
    return people >= SMALLEST_DENOMINATOR
