"""`python -m generator` is `yanxiu`: the entry of the command."""

from generator.locale import speak_chinese


def main() -> None:
    """Binds the Chinese messages first: click names options when the command line is imported."""
    speak_chinese()
    from generator.cli import main as run

    run()


if __name__ == "__main__":
    main()
