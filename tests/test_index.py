"""The index answers right whatever happens to it: missing, stale, damaged, unwritable, or built by many at once."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import BALTIC, SAMPLE, Baltic

IDS = [line.split("id: ")[1] for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line.startswith("- id: ")]


def listed(baltic: Baltic, data: Path, cache: Path) -> list[str]:
    run = baltic("--data", str(data), "list", "--fields", "id", XDG_CACHE_HOME=str(cache))
    assert run.code == 0
    return run.out.split()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "data.yaml"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def index_file(cache: Path) -> Path:
    [file] = (cache / "baltic").glob("*.sqlite*")
    return file


def test_an_edited_dataset_is_compiled_anew(baltic: Baltic, data: Path, cache: Path) -> None:
    assert listed(baltic, data, cache) == IDS
    data.write_text(data.read_text(encoding="utf-8").replace(f"- id: {IDS[0]}", "- id: another-id"), encoding="utf-8")
    assert listed(baltic, data, cache)[0] == "another-id"


def test_an_unchanged_dataset_is_not_read_again(baltic: Baltic, data: Path, cache: Path) -> None:
    listed(baltic, data, cache)
    before = index_file(cache).stat().st_mtime_ns
    assert listed(baltic, data, cache) == IDS
    assert index_file(cache).stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", ["empty", "noise", "half", "middle"])
def test_a_damaged_index_is_rebuilt(baltic: Baltic, data: Path, cache: Path, damage: str) -> None:
    listed(baltic, data, cache)
    file = index_file(cache)
    whole = file.read_bytes()
    file.write_bytes(
        {
            "empty": b"",
            "noise": b"no database at all" * 100,
            "half": whole[: len(whole) // 2],
            "middle": whole[:8192] + b"\xff" * (len(whole) - 8192),
        }[damage]
    )
    assert listed(baltic, data, cache) == IDS
    assert listed(baltic, data, cache) == IDS


def test_where_nothing_can_be_written_answers_are_right(baltic: Baltic, data: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    assert listed(baltic, data, blocked) == IDS


def test_twelve_first_runs_at_once_all_answer(environment: dict[str, str], data: Path, cache: Path) -> None:
    command = [*BALTIC, "--data", str(data), "list", "--fields", "id"]
    variables = {**environment, "XDG_CACHE_HOME": str(cache)}
    runs = [subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, text=True) for _ in range(12)]
    assert [run.communicate()[0].split() for run in runs] == [IDS] * 12
    assert [file.suffix for file in (cache / "baltic").iterdir()] == [".sqlite"]


def test_two_datasets_have_two_indexes(baltic: Baltic, data: Path, cache: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(data, tmp_path / "other.yaml"))
    other.write_text(other.read_text(encoding="utf-8").replace(f"- id: {IDS[0]}", "- id: another-id"), encoding="utf-8")
    os.utime(other, ns=(data.stat().st_atime_ns, data.stat().st_mtime_ns))
    assert listed(baltic, data, cache) == IDS
    assert listed(baltic, other, cache)[0] == "another-id"
    assert len(list((cache / "baltic").iterdir())) == 2


def test_a_first_run_shows_its_progress_on_a_terminal_and_never_again(
    terminal: Baltic, data: Path, cache: Path
) -> None:
    command = ("--data", str(data), "--color", "never", "list", "--fields", "id")
    first = terminal(*command, XDG_CACHE_HOME=str(cache)).out
    again = terminal(*command, XDG_CACHE_HOME=str(cache)).out
    assert "indexing 5 events, once: 0 %" in first
    assert "indexing" not in again
    assert first.endswith(again)
