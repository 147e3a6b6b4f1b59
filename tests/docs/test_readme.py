"""Every command of the README does what the README shows."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from maslahat import cli
from maslahat.cli import shared

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINKS = re.findall(r"\]\(([^)#:]+)\)", README)


def commands() -> list[tuple[str, str]]:
    """The commands of the README's console blocks, each with the output shown under it."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def maslahat(arguments: list[str]) -> str:
    """The output of a command, run here."""
    out = io.StringIO()
    sys.argv = ["maslahat", *arguments]
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        cli.main()
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_readme_shows_commands() -> None:
    assert len(commands()) >= 6


def test_commands_print_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shared.out, "width", 100)  # the console may have been made before, by another test
    for command, shown in commands():
        program, *arguments = shlex.split(command)
        if program == "cat":
            Path(arguments[0]).write_text(shown, encoding="utf-8")
        elif program == "python":
            assert (ROOT / arguments[0]).is_file()
            if arguments[0].endswith("run.py"):  # what that script does once the packages are there
                assert maslahat(["build"]) == shown.strip()
        else:
            assert program == "maslahat"
            assert maslahat(arguments) == shown.strip(), command


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_block_shown_is_the_ontologys() -> None:
    """The block under «How it reads» stands word for word in the ontology."""
    (block,) = re.findall(r"```turtle\n(.*?)```", README, re.DOTALL)
    files = "\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "ontology").glob("*.ttl")))
    assert block in files
