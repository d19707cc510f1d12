"""`python -m generator` is `yanxiu`."""

from generator.cli import main

if __name__ == "__main__":
    main()
