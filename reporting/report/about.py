"""What the report's figures mean, in words for its readers: the same in every format."""

from reporting.report.facts import Facts
from reporting.report.wording import day


def about(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Terms and what they mean, in the facts' variant (DESIGN 4, DOMAIN 2.7)."""
    pace = "det senaste halvåret" if facts.is_rar else "de senaste 180 dagarna"
    return (
        (
            "Per datum",
            "Alla siffror räknas på uppgifter som är daterade till och med den "
            f"{day(facts.as_of)} {facts.as_of.year}. Felregistrerade deltagare är aldrig med.",
        ),
        (
            "Väntat",
            "Målet fördelat jämnt från projektets start till den dag då det ska vara nått.",
        ),
        (
            "Prognos",
            f"Utfallet plus samma takt som {pace}, fram till den dag då målet ska vara nått.",
        ),
        (
            "Läge",
            "I fas är minst 90 procent av det väntade, efter är minst 60 procent, därunder är "
            "målet i fara.",
        ),
        (
            "Andel kvinnor",
            "Kvinnor av alla kvinnor och män som har påbörjat en Framtidsverkstad.",
        ),
        (
            "Små tal",
            "En till fyra personer skrivs «<5» och andelar visas från tio personer. Då går ingen "
            "att känna igen. Målens utfall visas som de är.",
        )
        if facts.is_rar
        else (
            "Intern",
            "Den här varianten visar små tal som de är. Till RAR skickas varianten «Till RAR».",
        ),
    )
