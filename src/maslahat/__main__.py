"""``python -m maslahat``."""

from maslahat.cli import main

if __name__ == "__main__":  # processes begun by another import this module, too
    main()
