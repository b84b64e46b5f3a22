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
