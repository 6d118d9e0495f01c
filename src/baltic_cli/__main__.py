"""Where `baltic` and `python -m baltic_cli` begin."""

import contextlib
import gc
import os
import sys


def main() -> None:
    """Run the program; ends the process with its exit code."""
    # A run lasts a moment: neither looking for garbage nor taking every module down at the end is worth a fifth of it.
    gc.disable()
    from baltic_cli.cli import run

    code = run(sys.argv[1:])
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
