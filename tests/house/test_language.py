"""No tracked file names a path of one machine or the host of a package registry."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Written so that no pattern matches its own line.
FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)/\S|\b[A-Z]:\\+Users\\"),
    "a folder of one machine": re.compile(r"(?<!\w)[.]librar[y]\b|\bfar[m]-\w"),
    "a registry's host": re.compile(
        r"py[p]i\.org|python[h]osted\.org|npm[j]s\.(?:org|com)|deb\.[d]ebian\.org|[c]rates\.io|index-ur[l]\s*="
    ),
}


def _faults(text: str) -> list[str]:
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_tracked_files_name_no_private_place():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout")
    faults = []
    for name in listing.stdout.decode().split("\0"):
        file = ROOT / name
        if not file.is_file():
            continue
        text = file.read_bytes().decode("utf-8", "replace")
        for number, line in enumerate(text.splitlines(), 1):
            faults += [f"{name}:{number}: {what}" for what in _faults(line)]
    assert faults == []


@pytest.mark.parametrize(
    "text",
    [
        "see " + "/wor" + "k/main/x.py",
        "/hom" + "e/somebody/x",
        "C:" + "\\Users\\x",
        "far" + "m-tools",
        "https://py" + "pi.org/simple",
        "https://files.python" + "hosted.org/x",
    ],
)
def test_the_check_sees_what_is_wrong(text):
    assert _faults(text)


@pytest.mark.parametrize(
    "text", ["https://akorda.kz/ru/home/news/1", "graph/work/x.ttl", "the farm", "/usr/bin/env", "a library"]
)
def test_the_check_leaves_what_is_right(text):
    assert _faults(text) == []
