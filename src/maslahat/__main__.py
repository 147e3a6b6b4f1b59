"""``python -m maslahat``."""

from maslahat.cli import main

main()
