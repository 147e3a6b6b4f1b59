"""The environment beside this checkout: a .venv with the locked packages and the project, and a browser.

Needs only the standard library, for it runs before anything is installed.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

OLDEST = (3, 11)
if sys.version_info < OLDEST:  # before any syntax that an older Python would stumble over
    sys.exit("maslahat needs Python {}.{} or newer, this is {}.{}".format(*OLDEST, *sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "maslahat.json"
PIP_LOG = VENV / "pip.log"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class Trouble(Exception):
    """A fault to tell in one line: what is wrong and how to mend it."""


def guarded(main: Callable[[list[str]], int]) -> int:
    """Run `main` on the command line's arguments; a Trouble becomes one line and exit code 1."""
    try:
        return main(sys.argv[1:])
    except Trouble as trouble:
        print(f"error: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def say(text: str) -> None:
    """Print one line of progress, before the output of what follows it."""
    print(f"maslahat: {text}", flush=True)


def call(*command: str | Path, cwd: Path = ROOT, **variables: str) -> int:
    """Run a command, its output going through; give its exit code."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=_variables() | variables, check=False)
    return done.returncode


def ready(lock_name: str) -> None:
    """Make `.venv` hold the packages of that lock and the project itself; do nothing where it does."""
    stamp = _read_stamp()
    if stamp is None:
        _create()
        stamp = {}
    lock = ROOT / lock_name
    digest = _digest(lock)
    if stamp.get(lock_name) != digest:
        say(f"installing the packages of {lock_name} (some minutes the first time)")
        _install_lock(lock)
        _write_stamp(stamp | {lock_name: digest})
        stamp = _read_stamp() or {}
    project = _digest(ROOT / "pyproject.toml")
    if stamp.get("project") != project:
        say("installing the project itself, editable")
        _pip("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", ROOT)
        _write_stamp(stamp | {"project": project})


def browser(install: bool) -> str | None:
    """Path of a Chromium that starts, installed first where there is none and `install` says so."""
    for name in (os.environ.get("MASLAHAT_BROWSER", ""), *BROWSERS):
        path = shutil.which(name) if name else None
        if path and _starts(path):
            return path
    path = _playwright_browser()
    if path or not install:
        return path
    return _browser_by_apt() or _browser_by_playwright()


# The environment ------------------------------------------------------------------------------------------


def _variables() -> dict[str, str]:
    """The environment's variables less those that would let other packages in."""
    unwanted = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "PIP_USER", "PIP_TARGET"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise Trouble(f"cannot read {file.name} in {ROOT}: is this a whole checkout?") from error


def _read_stamp() -> dict[str, str] | None:
    """What was installed here; None if the folder is missing, broken, moved, or not made by these scripts."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
        works = subprocess.run([PYTHON, "-c", probe], env=_variables(), capture_output=True, check=False)
    except (OSError, ValueError):
        return None
    is_ours = isinstance(stamp, dict) and stamp.get("root") == str(ROOT)
    return stamp if is_ours and works.returncode == 0 else None


def _write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp | {"root": str(ROOT)}, indent=1), encoding="utf-8")


def _create() -> None:
    say("making .venv anew: what is there was not made here, or broke" if VENV.exists() else "making .venv")
    # The interpreter under a virtual environment, lest a new one hang on the one that is being replaced.
    python = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [python, "-m", "venv", "--clear", VENV], env=_variables(), capture_output=True, text=True, check=False
    )
    if made.returncode:
        said = " ".join((made.stdout + made.stderr).split()) or "no reason given"
        raise Trouble(f"cannot make {VENV} ({said[:300]}); on Debian or Ubuntu: apt install python3-venv")
    _write_stamp({})


def _install_lock(lock: Path) -> None:
    # setuptools goes first and builds the rest: a build environment of pip's own would not be locked.
    lines = lock.read_text(encoding="utf-8").splitlines()
    start = next((n for n, line in enumerate(lines) if line.startswith("setuptools==")), None)
    if start is None:
        raise Trouble(f"{lock.name} pins no setuptools: make it again as CONTRIBUTING.md says")
    stop = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith(" ")), len(lines))
    first = VENV / "setuptools.txt"
    first.write_text("\n".join(lines[start:stop]) + "\n", encoding="utf-8")
    _pip("install", "--require-hashes", "--requirement", first)
    _pip("install", "--require-hashes", "--no-build-isolation", "--requirement", lock)


def _pip(*arguments: str | Path) -> None:
    """Run pip quietly; raises Trouble with its own reason."""
    command = [PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", *arguments]
    result = subprocess.run(command, cwd=ROOT, env=_variables(), capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return
    said = result.stdout + result.stderr
    PIP_LOG.write_text(said, encoding="utf-8")
    if any(sign in said for sign in ("connection broken", "NewConnectionError", "NameResolutionError")):
        raise Trouble(f"pip cannot reach the package index: connect, or set a proxy, and repeat ({PIP_LOG})")
    reasons = [line for line in said.splitlines() if line.startswith("ERROR")]
    raise Trouble(f"pip failed: {(reasons or ['no reason given'])[0]} (all it said: {PIP_LOG})")


# The browser ----------------------------------------------------------------------------------------------


def _starts(path: str) -> bool:
    """Whether that browser runs: Ubuntu's chromium-browser may be a stub, Playwright's may lack libraries."""
    if os.name == "nt":
        return True  # there, asking for the version opens a window
    return _quietly(path, "--version", seconds=60) is not None


def _quietly(*command: str | Path, seconds: int) -> str | None:
    """What the command printed, or None if it failed, hung or is not there."""
    variables = _variables() | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            list(map(str, command)),
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def _browser_by_apt() -> str | None:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (is_root and shutil.which("apt-get")):
        return None
    say("installing chromium for the browser tests (apt-get)")
    _quietly("apt-get", "update", seconds=600)
    _quietly("apt-get", "install", "-y", "--no-install-recommends", "chromium", seconds=1800)
    path = shutil.which("chromium")
    return path if path and _starts(path) else None


def _browser_by_playwright() -> str | None:
    say("downloading Chromium for the browser tests (Playwright)")
    _quietly(PYTHON, "-m", "playwright", "install", "chromium", seconds=1800)
    return _playwright_browser()


def _playwright_browser() -> str | None:
    ask = "import playwright.sync_api as p\nwith p.sync_playwright() as q: print(q.chromium.executable_path)"
    path = _quietly(PYTHON, "-c", ask, seconds=60)
    return path if path and Path(path).exists() and _starts(path) else None
