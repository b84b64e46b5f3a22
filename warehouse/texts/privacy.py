"""What people read about the key, and about removing names after their time."""

KEY_TOO_SHORT = (
    "Der Schlüssel {file} ist beschädigt: Er hat {size} Bytes, nötig sind mindestens {least}. Bitte die Datei aus der "
    "Sicherung zurückholen."
)
KEY_UNREADABLE = "Der Schlüssel {file} lässt sich nicht lesen: {reason}. Bitte Pfad und Leserechte prüfen."
KEY_LOST = (
    "Der Schlüssel {file} fehlt, mit ihm sind aber schon Kinder verschlüsselt. Bitte die Datei aus der Sicherung "
    "zurückholen oder mit {variable} sagen, wo sie liegt. Ein neuer Schlüssel gäbe jedem Kind ein anderes Pseudonym."
)

PURGE_HELP = (
    "Namen, Anschriften und Geburtstage aus alten Lieferungen entfernen (§ 64 Abs. 3 SGB VIII). Alle Zahlen bleiben, "
    "wie sie sind."
)
OLDER_THAN_HELP = "Lieferungen, deren Stichtag mehr als so viele Tage zurückliegt."
TODAY_HELP = "Tag JJJJ-MM-TT, von dem an zurückgerechnet wird; ohne Angabe heute."
DRY_RUN_HELP = "Nur zeigen, welche Lieferungen an der Reihe sind, und nichts ändern."
STEP_PURGE = "Bereinigen"
COLUMNS = ("Datei", "Exporte", "Stichtag", "Zeilen")

REFRESH_FIRST = (
    "Nichts bereinigt: {reason} Bitte erst „planungsblick refresh“ ausführen, damit die Kinder auch ohne ihre Namen "
    "bekannt bleiben."
)
NOT_INGESTED = "{file} ist noch nicht eingelesen."
NOT_IN_EXPORTS = "{file} ist eingelesen, liegt aber nicht mehr in exports/."
UNKNOWN_RECORDS_ONE = "1 Vorgang aus den alten Lieferungen ist noch nie veröffentlicht worden."
UNKNOWN_RECORDS = "{count} Vorgänge aus den alten Lieferungen sind noch nie veröffentlicht worden."
NOT_READ_AGAIN = "{file} lässt sich nicht mehr so lesen wie beim Einlesen."

NOTHING_DUE = "Keine Lieferung ist an der Reihe."
PURGED_ONE = "1 Lieferung bereinigt: Namen, Anschriften und Geburtstage sind entfernt, alle Zahlen bleiben."
PURGED = (
    "{count} Lieferungen bereinigt: Namen, Anschriften und Geburtstage sind entfernt, alle Zahlen bleiben."
)
WOULD_PURGE_ONE = "1 Lieferung wäre an der Reihe. Nichts ist geändert."
WOULD_PURGE = "{count} Lieferungen wären an der Reihe. Nichts ist geändert."


def refresh_first(reason: str) -> str:
    """Why nothing is purged yet, and what to do."""
    return REFRESH_FIRST.format(reason=reason)


def unknown_records(count: int) -> str:
    """How many records no release knows yet."""
    return UNKNOWN_RECORDS_ONE if count == 1 else UNKNOWN_RECORDS.format(count=count)


def purged(count: int, *, is_dry_run: bool) -> str:
    """What was purged, or would be."""
    if count == 0:
        return NOTHING_DUE
    one, many = (WOULD_PURGE_ONE, WOULD_PURGE) if is_dry_run else (PURGED_ONE, PURGED)
    return one if count == 1 else many.format(count=count)
