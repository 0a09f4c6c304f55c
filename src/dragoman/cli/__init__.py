"""The command face."""


def run() -> None:
    """Run the command line."""
