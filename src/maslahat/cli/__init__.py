"""The command line: arguments, messages and exit codes. What the commands do is done elsewhere."""

from maslahat.cli.app import main

__all__ = ["main"]
