"""Set up what maslahat needs beside this checkout, then build; arguments go on to `maslahat build`."""

import sys
from pathlib import Path

from _environment import BIN, call, guarded, ready


def main(arguments: list[str]) -> int:
    ready("requirements.txt")
    # where the user stands, so that the paths among the arguments mean what they say
    return call(BIN / "maslahat", "build", *arguments, cwd=Path.cwd())


if __name__ == "__main__":
    sys.exit(guarded(main))
