"""Set up what maslahat needs beside this checkout, then build; arguments go on to `maslahat build`."""

import sys

from _environment import BIN, call, guarded, ready


def main(arguments: list[str]) -> int:
    ready("requirements.txt")
    return call(BIN / "maslahat", "build", *arguments)


if __name__ == "__main__":
    sys.exit(guarded(main))
