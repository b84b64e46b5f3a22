"""What people read about a build and its checks."""

NO_BUILD = (
    "Es gibt keinen fertigen Bau. „planungsblick build“ baut die Tabellen aus den eingelesenen Lieferungen."
)
NOTHING_INGESTED = (
    "Es ist noch nichts eingelesen. „planungsblick ingest“ liest die Exporte ein, danach kann gebaut werden."
)
CHECKS_FAILED = (
    "{count} Prüfungen sind nicht bestanden ({names}). Nichts ist in Dienst gestellt. Protokoll: {log}"
)
CHECK_FAILED_ONE = "Die Prüfung {names} ist nicht bestanden. Nichts ist in Dienst gestellt. Protokoll: {log}"
BROKEN_OFF = "Der Bau ist abgebrochen, bevor er fertig war. Nichts ist in Dienst gestellt. Protokoll: {log}"

PASSED = "bestanden"
FAILED_ROWS_ONE = "1 Zeile widerspricht"
FAILED_ROWS = "{count} Zeilen widersprechen"
FAILED_UNIT_TEST = "rechnet den Fall anders als von Hand"
NOT_BUILT = "ließ sich nicht bauen, das Protokoll nennt den Grund"


def check_message(kind: str, status: str, failures: int) -> str:
    """What a check found; never a value of a row, which may be personal."""
    if status == "pass":
        return PASSED
    if status == "error":
        return NOT_BUILT
    if kind == "unit_test":
        return FAILED_UNIT_TEST
    return FAILED_ROWS_ONE if failures == 1 else FAILED_ROWS.format(count=failures)


def checks_failed(names: list[str], log: str) -> str:
    """Which checks failed, at most five by name."""
    sentence = CHECK_FAILED_ONE if len(names) == 1 else CHECKS_FAILED
    return sentence.format(count=len(names), names=", ".join(names[:5]), log=log)
