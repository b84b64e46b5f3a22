"""What people read about releases: none yet, gone, damaged, refused."""

NO_RELEASE = (
    "Es ist noch nichts veröffentlicht. „planungsblick refresh“ liest die Exporte ein und veröffentlicht."
)
RELEASE_GONE = (
    "Die Veröffentlichung {release} ist nicht vorhanden. „planungsblick releases list“ zeigt, welche es gibt."
)
RELEASE_DAMAGED = (
    "Die Datei {file} der Veröffentlichung {release} ist beschädigt oder ausgetauscht. "
    "„planungsblick releases use“ stellt eine andere in Dienst, „planungsblick refresh“ baut neu."
)
NO_BUILD = (
    "Es gibt keinen fertigen Bau. „planungsblick build“ baut die Tabellen aus den eingelesenen Lieferungen."
)
CHECKS_FAILED = (
    "Nichts veröffentlicht: {count} Prüfungen sind nicht bestanden ({names}). In Dienst bleibt {current}."
)
CHECK_FAILED_ONE = (
    "Nichts veröffentlicht: Die Prüfung {names} ist nicht bestanden. In Dienst bleibt {current}."
)
NOTHING_IN_SERVICE = "nichts (es gab noch keine Veröffentlichung)"
TOO_COSTLY = (
    "Diese Auswertung wurde abgebrochen, weil sie zu lange oder zu viel Speicher gebraucht hat. "
    "Bitte eine engere Auswahl versuchen; bleibt es dabei, die Datenstelle verständigen."
)


def not_allowed(file: str) -> str:
    """Say that this process runs as somebody who may not read a file, and what to do."""
    return (
        f"Die Zahlen dieser Ansicht dürfen unter diesem Benutzerkonto nicht gelesen werden (Datei „{file}“). Bitte die "
        "Datenstelle, die Ansicht unter dem Konto zu starten, das für sie vorgesehen ist."
    )
