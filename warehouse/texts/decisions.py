"""Sentences about decisions on pairs that may be one child: what is missing, and what to do."""

from __future__ import annotations

NOT_DECIDED = "Nicht gespeichert. {sentences}"
NOTHING_TO_UNDO = (
    "Zu diesem Paar gibt es keine Entscheidung, die zurückgenommen werden könnte. Bitte die Seite neu laden."
)

RULES = {
    "unknown_decision": "Die Entscheidung „{value}“ ist nicht vorgesehen. Möglich sind: Gleiches Kind, Verschiedene "
    "Kinder, Später.",
    "unknown_source": "Die Herkunft „{value}“ gibt es nicht. Bitte das Paar in der Liste neu auswählen.",
    "no_record_number": "Eine Vorgangsnummer fehlt. Bitte das Paar in der Liste neu auswählen.",
    "one_record": "Beide Vorgänge sind derselbe. Bitte das Paar in der Liste neu auswählen.",
    "reason_missing": "Der Grund fehlt. Bitte kurz angeben, woran Sie es erkannt haben.",
    "reason_too_long": "Der Grund ist länger als {most} Zeichen oder enthält Steuerzeichen. Bitte kürzer fassen.",
    "reviewer_missing": "Es fehlt, wer entscheidet. Bitte das Kürzel eintragen.",
    "reviewer_too_long": "Das Kürzel ist länger als {most} Zeichen oder enthält Steuerzeichen. Bitte kürzer angeben.",
}  # fmt: skip


def sentence(rule: str, **details: object) -> str:
    """Return the sentence of a rule."""
    return RULES[rule].format(**details)
