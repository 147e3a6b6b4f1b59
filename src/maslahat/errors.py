"""The one kind of error that a user is meant to read."""

from typing import ClassVar


class MaslahatError(Exception):
    """A fault the user can mend; its message says what is wrong, where, and how to mend it.

    The command line prints the message alone, without a traceback, and ends with `exit_code`.
    """

    exit_code: ClassVar[int] = 1
