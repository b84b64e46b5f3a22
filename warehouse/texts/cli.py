"""What the command line says."""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.contracts import CONTRACTS

HELP = "Planungsblick: Kita-Bedarf, unversorgte Kinder und Schul-IT, von der Datei zur Seite."
HOME_HELP = "Ordner der Installation (sonst PLANUNGSBLICK_HOME, sonst data/)."
JSON_HELP = "Ergebnis als JSON ausgeben."
DATE_HELP = "Stichtag JJJJ-MM-TT für Dateien, die selbst keinen nennen."
SCALE_HELP = "Größe der Demostadt, 1 = Dortmund."
SEED_HELP = "Startwert: gleicher Wert, gleiche Dateien."
FILES_HELP = "Dateien (CSV, XLSX, JSON)."
NEW_FILES_HELP = "Neue Dateien; ohne Angabe nur, was schon in exports/ liegt."
ROLE_HELP = "Wer schaut: planning, coordination, council oder analyst."
PORT_HELP = "Anschluss auf diesem Rechner."
ADDRESS_HELP = "Adresse, auf der gelauscht wird; ohne Anmeldung nur dieser Rechner."
RELEASE_HELP = "Kennung der Veröffentlichung, siehe „releases list“."
KEEP_HELP = "So viele bleiben."

GENERATE_HELP = "Exporte der erfundenen Demostadt erzeugen."
CHECK_HELP = "Dateien prüfen: was sie sind, was nicht stimmt. Es wird nichts gespeichert."
INGEST_HELP = "Dateien übernehmen und einlesen. Wird eine abgewiesen, bleibt alles, wie es war."
BUILD_HELP = "Tabellen bauen und prüfen, ohne sie in Dienst zu stellen."
PUBLISH_HELP = "Den letzten Bau veröffentlichen."
REFRESH_HELP = "Einlesen, bauen, veröffentlichen: von den Exporten zu den Seiten."
STATUS_HELP = "Welche Veröffentlichung in Dienst ist und welche Stichtage sie hat."
RELEASES_HELP = "Veröffentlichungen auflisten, wechseln, aufräumen."
RELEASES_LIST_HELP = "Die aufbewahrten Veröffentlichungen."
RELEASES_USE_HELP = "Eine aufbewahrte Veröffentlichung in Dienst stellen (auch zurück)."
RELEASES_PRUNE_HELP = "Alte Veröffentlichungen entfernen, nie die in Dienst."
SERVE_HELP = "Die Seiten für eine Rolle auf diesem Rechner zeigen."
BENCH_HELP = "Geschwindigkeit und Speicher messen, je Schritt neben seiner Grenze."
BENCH_SCALE_HELP = "Größe der Stadt; mehrfach erlaubt, sonst 1 und 10."
STEP_BENCH = "Messen"
BENCH_COLUMN = "Schritt"
BENCH_SCALE = "Größe {scale:g}"
BENCH_UNITS = {
    "seconds": "s", "backtest_seconds": "s Rückrechnung", "ten_times_the_districts_seconds": "s für zehnmal die Bezirke", "rows_per_second": "Zeilen/s", "peak_mb": "MB", "median_ms": "ms im Mittel",
    "p95_ms": "ms in 95 von 100 Fällen", "slowest_ms": "ms am längsten",
}  # fmt: skip
REPORT_HELP = "Ein Papier aus der Veröffentlichung in Dienst erstellen (PDF, barrierefrei)."
SUBJECT_HELP = "Welches Papier: council (für den Rat, nur aus dem, was der Rat sehen darf)."
OUT_HELP = "Zieldatei, endet auf .pdf."
BAD_TARGET = "{target}: Bitte eine Zieldatei in einem vorhandenen Ordner nennen, die auf .pdf endet."
REPORTED = "Geschrieben: {target}"

BACKTEST_HELP = "Die Prognose an einer fremden Bevölkerungsreihe messen: Gebiet, Jahr und Altersjahr in langer oder breiter Form."
SERIES_HELP = "Tabelle der Kinder nach Gebiet, Jahr und Altersjahr (CSV, TSV, XLSX)."
AREA_COLUMN_HELP = "Spalte des Gebiets; ohne Angabe nach üblichen Namen gesucht."
YEAR_COLUMN_HELP = "Spalte des Jahres, oder regulärer Ausdruck mit einer Gruppe für Spaltenköpfe wie 2015_0."
AGE_COLUMN_HELP = (
    "Spalte des Altersjahrs, oder regulärer Ausdruck mit einer Gruppe für Spaltenköpfe wie 2015_0."
)
COUNT_COLUMN_HELP = "Spalte der Anzahl; bei breiten Tabellen entbehrlich."
STEP_BACKTEST = "Prognosen nachrechnen"
BACKTEST_COLUMNS = (
    "Ebene", "Alter", "Jahre", "Median", "90 %", "Bias", "Treffer", "Vorjahr", "rückt auf", "Fälle",
)  # fmt: skip
LEVELS = {"district": "Gebiet", "borough": "Bezirk", "planning_area": "Planung", "city": "Summe"}
AGE_GROUPS = {"under_three": "U3", "three_to_school": "Ü3"}
BACKTEST_NOTE = (
    "Fehler der Prognose (F − A) / A in Prozent: Median und 90. Perzentil seiner Größe, Bias sein Mittel mit Vorzeichen; Treffer: "
    "Anteil der Zählungen im 80-%-Intervall. Daneben der "
    "Median zweier einfacher Prognosen: so viele wie im Vorjahr, und der Jahrgang rückt nur auf. Jede Prognose kannte "
    "nur die Zählungen bis zu ihrem Jahr. U3: 0 bis 2 Jahre, Ü3: 3 bis 5 Jahre."
)

STEP_GENERATE = "Demostadt erzeugen"
STEP_INGEST = "Einlesen"
STEP_BUILD = "Tabellen bauen und prüfen"
STEP_PUBLISH = "Veröffentlichen"

MISSING_FILES = "Nicht gefunden: {names}. Bitte die Pfade prüfen."
BAD_DATE = "„{value}“ ist kein Datum. Erwartet wird JJJJ-MM-TT, zum Beispiel 2026-03-15."
REFUSED = "Nichts übernommen: {count} abgewiesen. Alles bleibt, wie es war."
NOTHING_DELIVERED = "In exports/ liegt keine Datei. „planungsblick generate“ erzeugt eine Demostadt."
REFRESH_RUNNING = "Es läuft schon eine Aktualisierung oder Bereinigung. Bitte warten, bis sie beendet ist; in Dienst bleibt, was in Dienst ist."
PUBLISHED = "Veröffentlicht: {release}"
IN_SERVICE = "In Dienst: {release}"
REMOVED = "Entfernt: {releases}"
NOTHING_REMOVED = "Nichts zu entfernen."
GENERATED = "Demostadt erzeugt: {files} Dateien in {folder} (alle Personen sind erfunden)."
SERVING = "Planungsblick ({role}): http://{address}:{port}"
BUILT = "Gebaut und geprüft."
BUILD_FAILED = "Der Bau ist nicht gelungen: {message}"
PORT_TAKEN = "Auf Anschluss {port} läuft schon etwas. Bitte mit „--port“ einen anderen wählen."

COLUMNS = ("Datei", "Blatt", "Export", "Stichtag", "Zeilen", "übernommen", "abgewiesen", "übergangen")


def files_refused(count: int) -> str:
    """How many files were refused, in words that fit the number."""
    return REFUSED.format(count="1 Datei ist" if count == 1 else f"{count} Dateien sind")


def more_findings(count: int) -> str:
    """How many findings are not shown."""
    return "… und 1 weiterer Befund." if count == 1 else f"… und {count} weitere Befunde."


def contract_title(contract: str) -> str:
    """The export's German name."""
    return CONTRACTS[contract].title


def days(dates: Sequence[str]) -> str:
    """The reference dates of one export, the latest and how many there are."""
    year, month, day = dates[-1].split("-")
    earlier = len(dates) - 1
    rest = "" if not earlier else " und 1 früherer" if earlier == 1 else f" und {earlier} frühere"
    return f"{day}.{month}.{year}{rest}"


def release_line(release: str, published_at: str, *, is_current: bool) -> str:
    """One release with its time and whether it is in service."""
    mark = "  ← in Dienst" if is_current else ""
    return f"{release}  veröffentlicht {published_at}{mark}"


def cannot_write(error: OSError) -> str:
    """Why a folder or file could not be written, and what to do."""
    reason = {
        28: "der Datenträger ist voll",
        13: "keine Schreibrechte",
        30: "der Datenträger ist schreibgeschützt",
    }
    cause = reason.get(error.errno or 0, error.strerror or type(error).__name__)
    return f"Der Ordner {error.filename or ''} lässt sich nicht benutzen: {cause}. Alles bleibt, wie es war."


def share(value: float | None, sign: str = "") -> str:
    """A share as German per cent without the sign, ``1,2``; unknown is "–"."""
    return "–" if value is None else f"{100 * value:{sign}.1f}".replace(".", ",")
