"""Sets the product up in .venv and starts it: `demo`, `test`, or any word of `planungsblick`.

Standard library only. An old Python must be able to read this file far enough to be refused politely.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Planungsblick braucht Python 3.11 oder neuer, gestartet wurde es mit Python %d.%d. Bitte ein neueres "
        "Python installieren und damit starten, zum Beispiel: python3.11 run.py demo" % sys.version_info[:2]
    )

import argparse
import hashlib
import os
import shutil
import subprocess
import tomllib
from io import TextIOWrapper
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PRODUCT = ("requirements.lock",)
# A build is mostly waiting for one core; what shares a demo city stays together.
ON_ALL_CORES = ["-n", "logical", "--dist", "loadfile"]
PRODUCT_AND_TESTS = ("requirements.lock", "requirements-test.lock")

USAGE = """Planungsblick einrichten und starten:

  python3 run.py demo    Demostadt erzeugen, auswerten und auf diesem Rechner zeigen
                         (--no-serve, --port N, --scale X, --home ORDNER)
  python3 run.py serve   die veröffentlichten Auswertungen zeigen
  python3 run.py test    alle Prüfungen; was folgt, geht an pytest

Jedes andere Wort geht an planungsblick: python3 run.py status, python3 run.py --help"""

FULL = (
    "Der Datenträger ist voll. Planungsblick braucht für seine Pakete etwa 1 GB in seinem Ordner und bei der "
    "Einrichtung noch etwas Platz im Ordner für temporäre Dateien. Bitte Platz schaffen und denselben Befehl noch "
    "einmal geben."
)
FULL_BELOW_BYTES = 20_000_000

# What pip and venv print, and what it means; the first that fits counts.
CAUSES = (
    (
        ("Errno 28]", "No space left on device", "WinError 112", "Disk quota exceeded", "No usable temporary"),
        FULL,
    ),
    (
        ("ensurepip is not available", "No module named venv", "No module named ensurepip", "No module named pip"),
        "Diesem Python fehlt das Modul venv. Unter Debian und Ubuntu liefert es das Paket python3-venv "
        "(als Verwalter: apt-get install python3-venv). Danach bitte denselben Befehl noch einmal geben.",
    ),
    (
        ("Errno 13]", "Permission denied", "Errno 30]", "Read-only file system", "WinError 5]"),
        f"In den Ordner {ROOT} darf nicht geschrieben werden, oder eine seiner Dateien ist in Gebrauch. Bitte den "
        "Ordner dorthin legen, wo Schreiben erlaubt ist, laufende Programme aus ihm beenden und denselben Befehl noch "
        "einmal geben.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "Ein geladenes Paket ist nicht das, mit dem Planungsblick geprüft wurde; es wurde nicht installiert. Bitte "
        "denselben Befehl noch einmal geben und, wenn es dabei bleibt, die eigene Paketquelle prüfen.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError"),
        "Der Paketquelle wurde nicht vertraut, weil ihr Zertifikat hier nicht bekannt ist. In Netzen mit eigener "
        "Zertifizierungsstelle hilft die Umgebungsvariable PIP_CERT mit dem Pfad ihres Zertifikats.",
    ),
    (
        ("NewConnectionError", "Failed to establish a new connection", "name resolution", "getaddrinfo failed",
         "Max retries exceeded", "ConnectTimeout", "ReadTimeout", "Read timed out", "ProxyError", "Could not fetch URL",
         "Network is unreachable", "Connection refused", "ConnectionResetError", "Connection aborted", "from versions: none"),
        "Die Paketquelle ist nicht zu erreichen. Die erste Einrichtung braucht einmal eine Verbindung zu ihr, danach "
        "läuft alles ohne Netz. Bitte Netz und Proxy prüfen (pip liest HTTPS_PROXY und PIP_INDEX_URL) und denselben "
        "Befehl noch einmal geben.",
    ),
    (
        ("No matching distribution found", "Failed building wheel"),
        "Ein Paket gibt es für dieses Python oder dieses Betriebssystem nicht. Geprüft ist Planungsblick mit "
        "Python 3.11, 3.12 und 3.13 unter Linux, macOS und Windows auf 64 Bit.",
    ),
)  # fmt: skip

BROWSER_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip
BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "${PROGRAMFILES}/Google/Chrome/Application/chrome.exe",
    "${PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe",
    "${LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "${LOCALAPPDATA}/Chromium/Application/chrome.exe",
    "${PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe",
)


class SetUpError(Exception):
    """The set-up cannot go on; the message is one German paragraph for the person at the keyboard."""


def main(words: list[str]) -> int:
    """Do what the words say; the exit code is that of the product or of pytest, 1 for a failed set-up."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console may lack a letter, which is no reason to fail
            stream.reconfigure(errors="replace")
    try:
        return dispatch(words)
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\n{explain(str(error))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAbgebrochen. Derselbe Befehl fängt die unterbrochene Arbeit neu an.", file=sys.stderr)
        return 130


def dispatch(words: list[str]) -> int:
    """Choose between the demo, the tests, and the product itself."""
    if not words:
        print(USAGE, file=sys.stderr)
        return 2
    if words[0] == "test":
        return test(words[1:])
    set_up(PRODUCT)
    os.environ.setdefault("PLANUNGSBLICK_HOME", str(ROOT / "data"))
    return demo(words[1:]) if words[0] == "demo" else become("planungsblick", words)


def demo(words: list[str]) -> int:
    """Generate the demo city, refresh, and serve it on loopback."""
    parser = argparse.ArgumentParser("run.py demo", allow_abbrev=False)
    parser.add_argument("--no-serve", action="store_true", help="nur erzeugen und auswerten")
    parser.add_argument("--port", default="8501", help="Port der Seiten (8501)")
    parser.add_argument("--scale", default="1", help="Größe der Demostadt (1)")
    parser.add_argument("--home", default=os.environ["PLANUNGSBLICK_HOME"], help="Ordner der Daten (data/)")
    chosen = parser.parse_args(words)
    home = ["--home", chosen.home]
    for step in (["generate", *home, "--scale", chosen.scale], ["refresh", *home]):
        code = subprocess.run([program("planungsblick"), *step], check=False).returncode
        if code:
            return code
    if chosen.no_serve:
        return 0
    return become("planungsblick", ["serve", "--role", "planning", "--port", chosen.port, *home])


def test(words: list[str]) -> int:
    """Run pytest with everything it needs, a browser included."""
    set_up(PRODUCT_AND_TESTS)
    os.environ["PLANUNGSBLICK_CHROMIUM"] = str(browser() or installed_browser())
    os.chdir(ROOT)
    return become("pytest", words or ON_ALL_CORES)


def program(name: str) -> str:
    """The path of a program that the set-up installed."""
    return str(PROGRAMS / (name + SUFFIX))


def become(name: str, words: list[str]) -> int:
    """Hand over to an installed program: its signals and its exit code are ours."""
    command = [program(name), *words]
    if os.name == "nt":  # Windows would return to the prompt while the program still runs
        return subprocess.run(command, check=False).returncode
    sys.stdout.flush()
    return os.execv(command[0], command)


def set_up(locks: tuple[str, ...]) -> None:
    """Make .venv hold exactly what the locks say; a second call finds the stamp and does nothing.

    The stamp goes before anything is changed and comes back last: a half-made .venv has none and is made anew.
    """
    stamp, wanted = VENV / "set-up", [fingerprint(lock) for lock in locks]
    is_whole = stamp.exists() and Path(program("python")).exists()
    made = stamp.read_text(encoding="utf-8").split() if is_whole else []
    if made[: len(wanted)] == wanted:
        return
    print("Planungsblick wird eingerichtet. Das dauert beim ersten Mal einige Minuten.", flush=True)
    stamp.unlink(missing_ok=True)
    if made[:1] != wanted[:1]:
        python = getattr(sys, "_base_executable", sys.executable)  # never the one that is being replaced
        work([python, "-m", "venv", "--clear", str(VENV)])
    for lock, mark in zip(locks, wanted, strict=True):
        if mark not in made:
            install("--require-hashes", "-r", str(ROOT / lock))
    install("--no-build-isolation", "-e", str(ROOT))
    stamp.write_text("\n".join(wanted), encoding="utf-8")


def fingerprint(lock: str) -> str:
    """What an installation depends on: the lock, the project's own entry, this Python and this place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = ((ROOT / lock).read_text(encoding="utf-8"), repr(project), repr(sys.version_info[:2]), str(VENV))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def install(*words: str) -> None:
    """Let the pip of .venv install just this: the locks are complete, nothing is left to be chosen."""
    work([program("python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", *words])


def work(command: list[str]) -> None:
    """Run one step of the set-up; what it printed is shown only to explain a failure."""
    output = []
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    )
    with process:
        for line in process.stdout or ():
            output.append(line)
            if line.startswith("Collecting ") and sys.stdout.isatty():
                print(f"\r  {line.split()[1]:<60.60}", end="", flush=True)
    if sys.stdout.isatty():
        print("\r" + " " * 62, end="\r", flush=True)
    if process.returncode:
        raise SetUpError(explain("".join(output)))


def explain(output: str) -> str:
    """The German paragraph for what a tool printed before it failed; its last lines where nothing is known."""
    for signs, paragraph in CAUSES:
        if any(sign in output for sign in signs):
            return paragraph
    if shutil.disk_usage(ROOT).free < FULL_BELOW_BYTES:  # venv hides what its helper met
        return FULL
    last_lines = "\n".join(output.strip().splitlines()[-8:])
    return f"Die Einrichtung ist gescheitert. Zuletzt gemeldet:\n{last_lines}"


def browser() -> Path | None:
    """An installed Chromium, Chrome or Edge; PLANUNGSBLICK_CHROMIUM says which one where it is set."""
    wanted = os.environ.get("PLANUNGSBLICK_CHROMIUM")
    if wanted:
        if not Path(wanted).is_file():
            raise SetUpError(f"Unter PLANUNGSBLICK_CHROMIUM steht kein Browser: {wanted}")
        return Path(wanted)
    named = (shutil.which(name) for name in BROWSER_NAMES)
    usual = (os.path.expandvars(place) for place in BROWSER_PLACES)
    return next((Path(path) for path in (*named, *usual) if path and Path(path).is_file()), None)


def installed_browser() -> Path:
    """Chromium from Debian's or Ubuntu's packages, installed now where that needs no password."""
    command = shutil.which("apt-get")
    rights = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if command and (not rights or shutil.which("sudo")):
        print("Für die Prüfungen wird Chromium installiert.", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "-y", "chromium"]):
            subprocess.run([*rights, command, *words], env=environment, capture_output=True, check=False)
    found = browser()
    if found is None:
        raise SetUpError(
            "Für die Prüfungen im Browser fehlt Chromium. Bitte Chromium, Chrome oder Edge installieren (Debian und "
            "Ubuntu: apt-get install chromium) oder mit der Umgebungsvariablen PLANUNGSBLICK_CHROMIUM zeigen, wo er "
            "liegt, und denselben Befehl noch einmal geben."
        )
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
