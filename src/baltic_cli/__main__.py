"""`python -m baltic_cli` is `baltic`."""

from baltic_cli.cli import main

main()
