"""Runs the examples of the README, for cog, which writes them into it or checks them."""

import os
import subprocess
import sys
from pathlib import Path


def console(command: str) -> None:
    """Print a fenced block with `command` and what it prints in a pipe."""
    folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(  # noqa: S602  (the README's own commands, pipes and all)
        command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, check=True
    )
    print(f"\n```console\n$ {command}\n{done.stdout.rstrip()}\n```\n")
