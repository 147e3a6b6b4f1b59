"""Set up what the tests need beside this checkout, then run all; with arguments, only pytest with those."""

import os
import sys

from _environment import PYTHON, Trouble, browser, call, guarded, ready, say

CHECKS = (
    ("ruff", "check", "--output-format=concise"),
    ("ruff", "format", "--check", "--output-format=concise"),
    ("mypy",),
)


def main(arguments: list[str]) -> int:
    ready("requirements-test.txt")
    in_ci = os.environ.get("CI", "").lower() in {"true", "1"}
    path = browser(install=in_ci or not arguments)
    if path is None and in_ci:
        raise Trouble("no Chromium here and none could be installed: the browser tests cannot run")
    if path is None:
        say("no Chromium: the browser tests will be skipped (put one on PATH, or set MASLAHAT_BROWSER)")
    if arguments:
        return call(PYTHON, "-m", "pytest", *arguments, MASLAHAT_BROWSER=path or "")
    failed = [" ".join(check) for check in CHECKS if _check(*check)]
    say("pytest")
    tests = call(
        *(PYTHON, "-m", "pytest"),  # without coverage, which takes a third of the minutes: ask for it with --cov
        *("--numprocesses", "auto", "--dist", "loadfile"),  # a file at a time, for the fixtures that it shares
        MASLAHAT_BROWSER=path or "",
    )
    if failed:
        raise Trouble(f"{', '.join(failed)} failed, see above")
    return tests


def _check(*command: str) -> int:
    say(" ".join(command))
    return call(PYTHON, "-m", *command)


if __name__ == "__main__":
    sys.exit(guarded(main))
