"""The contract command by command: what is answered where, and with which exit code."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from baltic_cli import index
from baltic_cli.model import FIELDS
from tests.conftest import BALTIC, SAMPLE, Baltic


def test_show_answers_the_events_of_a_day(baltic: Baltic) -> None:
    run = baltic("show", "1920-07-12")
    assert run.code == 0
    assert run.out.startswith("Soviet–Lithuanian Peace Treaty\nMonday, 12 July 1920 · ")
    assert "\x1b" not in run.out


@pytest.mark.parametrize(
    "ref",
    [
        "12 July 1920",
        "July 12, 1920",
        "12.07.1920",
        "1920 m. liepos 12 d.",
        "soviet-lithuanian-peace-treaty",
        "soviet-lithuanian-peace",
        "SOVIET–LITHUANIAN PEACE TREATY",
        "Lietuvos–Sovietų Rusijos taikos sutartis",
        "lietuvos-sovietu rusijos",
    ],
)
def test_show_understands_every_spelling_of_a_ref(baltic: Baltic, ref: str) -> None:
    found = json.loads(baltic("show", ref, "--json").out)
    assert [event["id"] for event in found] == ["soviet-lithuanian-peace-treaty"]


@pytest.mark.parametrize(
    "words", ["12 July 1920", "July 12, 1920", "Soviet–Lithuanian Peace Treaty", "soviet lithuanian peace treaty"]
)
def test_quotes_are_not_needed_around_one_ref(baltic: Baltic, words: str) -> None:
    assert baltic("show", *words.split(), "--fields", "id").out == "soviet-lithuanian-peace-treaty\n"


def test_a_first_word_that_begins_with_a_digit_is_a_ref(baltic: Baltic) -> None:
    assert baltic("1920-07-12").out == baltic("show", "1920-07-12").out
    assert baltic("--color", "never", "1920-07-12", "--json").out == baltic("show", "1920-07-12", "--json").out


@pytest.mark.parametrize(("typed", "noted"), [("1884-06-04", True), ("1884-06-16", False)])
def test_a_day_is_found_by_both_calendars(baltic: Baltic, typed: str, noted: bool) -> None:
    run = baltic("show", typed)
    assert "16 June 1884 · 4 June 1884 Old Style" in run.out
    assert ("Old Style (Julian) date" in run.err) == noted


def test_show_names_the_nearest_events_of_an_empty_day(baltic: Baltic) -> None:
    run = baltic("show", "1920-07-13")
    assert (run.code, run.out) == (1, "")
    assert "12 July 1920, 1 day earlier: Soviet–Lithuanian Peace Treaty (`soviet-lithuanian-peace-treaty`)" in run.err


def test_a_day_that_cannot_be_is_an_error(baltic: Baltic) -> None:
    run = baltic("show", "1920-02-30")
    assert (run.code, run.out) == (2, "")
    assert "there is no 30 February 1920: that month has 29 days" in run.err


def test_an_unknown_name_is_not_found_and_a_likely_one_is_named(baltic: Baltic) -> None:
    run = baltic("show", "treaty-of-tartuu")
    assert run.code == 1
    assert "did you mean `treaty-of-tartu`" in run.err
    assert baltic("show", "treaty-of-tartuu", "--json").out == "[]\n"


def test_an_ambiguous_name_lists_what_it_may_mean(baltic: Baltic) -> None:
    run = baltic("show", "peace treaty")
    assert run.code == 2
    assert "`soviet-lithuanian-peace-treaty`: Soviet–Lithuanian Peace Treaty, 12 July 1920" in run.err


def test_what_is_found_is_shown_even_if_another_ref_is_not(baltic: Baltic) -> None:
    run = baltic("show", "1920-07-12", "no-such-event", "--json")
    assert run.code == 1
    assert len(json.loads(run.out)) == 1


def test_list_is_in_date_order_and_reverse_turns_it(baltic: Baltic) -> None:
    starts = [event["date_start"] for event in json.loads(baltic("list", "--json").out)]
    assert starts == sorted(starts)
    assert len(starts) > 60
    assert baltic("list", "-n", "1", "--reverse").out == baltic("list").out.splitlines(keepends=True)[-1]


def test_a_list_in_a_pipe_has_an_event_a_line(baltic: Baltic) -> None:
    first, *_ = baltic("list", "--from", "1920-07-12", "--to", "1920-07-12").out.splitlines()
    cells = ["1920-07-12", "Soviet–Lithuanian Peace Treaty", "lithuania", "treaty", "soviet-lithuanian-peace-treaty"]
    assert first.split("\t") == cells


@pytest.mark.parametrize(
    "options",
    [
        ("--country", "LT"),
        ("-c", "lietuva"),
        ("--country", "Leedu"),
        ("--from", "1920-07-12", "--to", "12 July 1920"),
        ("--category", "treaty"),
        ("--topic", "borders"),
        ("--party", "Soviet Russia"),
        ("--person", "joffe"),
        ("--place", "Maskva"),
        ("--importance", "1"),
    ],
)
def test_each_filter_keeps_the_treaty_and_leaves_something_out(baltic: Baltic, options: tuple[str, ...]) -> None:
    if options[1] == "Maskva":
        options = ("--place", "Москва")
    kept = baltic("list", *options).out
    assert "soviet-lithuanian-peace-treaty" in kept
    assert len(kept) < len(baltic("list").out)


@pytest.mark.parametrize(
    ("option", "typed", "value"),
    [
        ("--place", "washington", "Washington, D.C."),
        ("--place", "Washington-D-C", "Washington, D.C."),
        ("--person", "Päts, Konstantin", "Konstantin Päts"),
        ("--party", "soviet-union", "Soviet Union (USSR)"),
    ],
)
def test_a_filter_goes_by_words_not_by_signs(baltic: Baltic, option: str, typed: str, value: str) -> None:
    found = json.loads(baltic("list", option, typed, "--json").out)
    assert found
    assert all(value in json.dumps(event, ensure_ascii=False) for event in found)


def test_several_countries_mean_any_of_them_or_all_at_once(baltic: Baltic) -> None:
    def of(*options: str) -> list[list[str]]:
        return [event["countries"] for event in json.loads(baltic("list", "--json", *options).out)]

    assert all({"estonia", "latvia"} & set(countries) for countries in of("-c", "ee", "-c", "lv"))
    both = of("-c", "ee", "-c", "lv", "--all-countries")
    assert both
    assert all({"estonia", "latvia"} <= set(countries) for countries in both)


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (("--country", "lithunia"), "did you mean `lithuania`?"),
        (("--category", "traety"), "did you mean `treaty`?"),
        (("--topic", "border"), "did you mean `borders`"),
        (("--from", "yesterday"), "try 1918"),
        (("--from", "1991", "--to", "1990"), "the earlier date"),
        (("--format", "xml"), "`yaml`"),
        (("--fields", "titel"), "did you mean `title`?"),
        (("--colour", "always"), "--help"),
        (("--limit", "-3"), "--help"),
    ],
)
def test_a_wrong_value_is_an_error_with_a_way_out(baltic: Baltic, options: tuple[str, ...], hint: str) -> None:
    run = baltic("list", *options)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("error: ")
    if options[0] != "--format":
        assert hint in run.err


def test_an_empty_selection_is_an_answer_and_says_what_emptied_it(baltic: Baltic) -> None:
    run = baltic("list", "--country", "estonia", "--from", "1201", "--to", "1202", "--category", "sport")
    assert (run.code, run.out) == (0, "")
    assert run.err == "no events: `--category sport` leaves none\n" or run.err.startswith("no events: `--to")
    assert baltic("list", "--from", "3000", "--json").out == "[]\n"
    assert baltic("search", "xyzzyxyzzy", "--json").out == "[]\n"


def test_json_has_every_key_and_is_the_same_on_a_terminal(baltic: Baltic, terminal: Baltic) -> None:
    run = baltic("show", "1920-07-12", "--json")
    assert [list(event) for event in json.loads(run.out)] == [list(FIELDS)]
    assert terminal("show", "1920-07-12", "--json").out == run.out


def test_fields_pick_and_order(baltic: Baltic) -> None:
    run = baltic("show", "1920-07-12", "--fields", "title,place.latitude,names.lt,date", "--json")
    [event] = json.loads(run.out)
    assert list(event) == ["title", "place.latitude", "names.lt", "date"]
    assert event["place.latitude"] == 55.75
    assert baltic("1920-07-12", "--fields", "date,title").out == "1920-07-12\tSoviet–Lithuanian Peace Treaty\n"


OTHERS = (("on",), ("timeline",), ("stats",), ("validate",), ("schema",))


@pytest.mark.parametrize("command", [(), ("list",), ("search",), ("show",), ("compare",), *OTHERS])
def test_help_teaches_by_examples(baltic: Baltic, command: tuple[str, ...]) -> None:
    for flag in ("--help", "-h"):
        run = baltic(*command, flag)
        assert run.code == 0
        assert f"baltic {' '.join(command)}".strip() in run.out.split("Options:")[0]


def test_a_bare_call_helps(baltic: Baltic) -> None:
    assert baltic().code == 0
    assert baltic().out == baltic("--help").out


@pytest.mark.parametrize("arguments", [("shwo",), ("show",), ("list", "--nonsense"), ("compare", "1920-07-12")])
def test_a_wrong_call_is_one_sentence_and_a_hint(baltic: Baltic, arguments: tuple[str, ...]) -> None:
    run = baltic(*arguments)
    assert (run.code, run.out) == (2, "")
    error, hint = run.err.splitlines()
    assert error.startswith("error: ")
    assert not error.endswith(".")
    assert hint.startswith("hint: ")


def test_head_ends_quietly(environment: dict[str, str]) -> None:
    command = f"'{BALTIC[0]}' -m baltic_cli list | head -1"
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command], capture_output=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full disk to write to")
def test_a_full_disk_is_an_error(environment: dict[str, str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*BALTIC, "list"], stdout=full, stderr=subprocess.PIPE, env=environment, check=False, text=True
        )
    assert done.returncode == 2
    assert done.stderr == "error: the answer can't be written: no space left on device\n"


def test_the_ascii_locale_gets_utf_8_all_the_same(baltic: Baltic) -> None:
    run = baltic("show", "1920-07-12", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.out.startswith("Soviet–Lithuanian")


def test_colour_is_for_terminals_and_can_be_chosen(baltic: Baltic, terminal: Baltic) -> None:
    assert "\x1b[" in terminal("show", "1920-07-12").out
    assert "\x1b" not in terminal("show", "1920-07-12", NO_COLOR="1").out
    assert "\x1b" not in terminal("show", "1920-07-12", TERM="dumb").out
    assert "\x1b" not in terminal("--color", "never", "show", "1920-07-12").out
    assert "\x1b[" in baltic("--color", "always", "show", "1920-07-12", "--format", "table").out
    assert "\x1b[" in baltic("show", "1920-07-12", "--format", "table", FORCE_COLOR="1").out


def test_nothing_is_wider_than_the_terminal(terminal: Baltic) -> None:
    for arguments in (("list",), ("show", "1920-07-12"), ("compare", "1920-07-12", "1920-02-02")):
        for line in terminal("--color", "never", *arguments, width=60).out.splitlines():
            assert len(line) <= 60


def test_data_replaces_the_bundled_events_and_files_are_merged(baltic: Baltic, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "events:\n- {id: my-event, date: '2001-02-03', title: Mine, countries: [estonia], category: society,"
        " importance: 3, summary: Something of mine.}\n"
    )
    assert baltic("--data", str(own), "list").out == "2001-02-03\tMine\testonia\tsociety\tmy-event\n"
    merged = baltic("--data", str(own), "--data", "bundled", "list").out
    assert "my-event" in merged
    assert "soviet-lithuanian-peace-treaty" in merged


def test_a_broken_dataset_is_told_by_file_line_event_and_field(baltic: Baltic, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("events:\n- id: my-event\n  date: '1920-02-30'\n  tilte: Mine\n")
    run = baltic("--data", str(own), "list")
    assert (run.code, run.out) == (2, "")
    assert f"{own}:3: my-event: date: there is no 30 February 1920" in run.err
    assert f"{own}:4: my-event: tilte: unknown key `tilte`; right would be `title`" in run.err
    assert baltic("--data", str(tmp_path / "none.yaml"), "list").code == 2


def test_validate_passes_the_bundled_dataset(baltic: Baltic) -> None:
    run = baltic("validate", str(index.bundled()))
    assert (run.code, run.err) == (0, "")


def test_validate_reads_a_pipe(environment: dict[str, str]) -> None:
    command = [*BALTIC, "validate", "/dev/stdin"]
    text = SAMPLE.read_text(encoding="utf-8")
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert (done.stdout, done.stderr) == ("5 events, nothing wrong\n", "")


def test_validate_knows_the_dataset_inside(baltic: Baltic) -> None:
    assert baltic("validate", "bundled").out == baltic("validate", str(index.bundled())).out


def test_validate_fix_brings_a_file_into_the_canonical_layout(baltic: Baltic, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    lines = SAMPLE.read_text(encoding="utf-8").replace("importance: 1", "importance:   '1'")
    own.write_text(lines, encoding="utf-8")
    before = baltic("validate", str(own))
    assert before.code == 2
    assert "not in the canonical layout" in before.err
    assert baltic("validate", "--fix", str(own)).code == 0
    assert own.read_text(encoding="utf-8") == SAMPLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("comment", ["# why\n- id: a\n", "- id: a # why\n", "- id: a\n  # why\n", "- id: a\n"])
def test_validate_fix_loses_no_comment(comment: str, baltic: Baltic, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = "# Mine.\nevents:\n" + comment + "  date: '1201'\n  title: 'No #1'\n  countries: [latvia]\n"
    text += "  category: war\n  importance: 1\n  summary: >-\n    It is\n    # no comment.\n"
    text += "" if "why" in comment else "  provisions:\n  - |- # why\n    It was.\n"
    own.write_text(text, encoding="utf-8")
    run = baltic("validate", "--fix", str(own))
    assert run.code == 2
    assert run.err.count("a comment here would be lost") == 1
    assert own.read_text(encoding="utf-8") == text


def test_version(baltic: Baltic) -> None:
    assert baltic("--version").out.startswith("baltic 1.")


@pytest.mark.parametrize("day", ["07-12", "12 July", "July 12", "12.07.", "liepos 12"])
def test_on_answers_the_anniversaries_of_a_day(baltic: Baltic, day: str) -> None:
    found = json.loads(baltic("on", *day.split(), "--json").out)
    assert "soviet-lithuanian-peace-treaty" in [event["id"] for event in found]
    assert all(event["date"][5:10] == "07-12" or event["old_style"] for event in found)


def test_on_finds_a_day_by_both_calendars(baltic: Baltic) -> None:
    for day in ("06-04", "06-16"):
        assert "estonian-blue-black-white-flag" in baltic("on", day, "--fields", "id").out.split()


def test_on_a_terminal_is_a_quiet_line(terminal: Baltic) -> None:
    shown = terminal("--color", "never", "on", "07-12", "--limit", "1", "--importance", "1").out
    assert len(shown.splitlines()) == 1
    assert "years ago, 12 July 1920: Soviet–Lithuanian Peace Treaty LT" in shown


def test_on_an_empty_day_names_the_nearest(baltic: Baltic) -> None:
    run = baltic("on", "07-13", "--person", "Joffe")
    assert (run.code, run.out) == (0, "")
    assert "nothing on 13 July; the nearest:" in run.err
    assert baltic("on", "07-13", "--person", "Joffe", "--json").out == "[]\n"
    assert baltic("on", "02-30").code == 2
    assert baltic("on", "sometime").code == 2


def test_stats_count_what_a_filter_would_find(baltic: Baltic) -> None:
    counted = json.loads(baltic("stats", "--json").out)
    assert counted["total"] == len(baltic("list").out.splitlines())
    for kind, option in (("country", "--country"), ("category", "--category"), ("topic", "--topic")):
        for row in counted[kind][:3]:
            assert len(baltic("list", option, row["value"]).out.splitlines()) == row["count"]
    assert sum(row["count"] for row in counted["century"]) == counted["total"]


def test_stats_by_one_kind_in_a_pipe(baltic: Baltic) -> None:
    lines = baltic("stats", "--by", "place", "--country", "lithuania").out.splitlines()
    assert any(line.startswith("place\tVilnius\t") for line in lines)
    assert baltic("stats", "--by", "colour").code == 2


def test_timeline_marks_the_lane_of_each_country(baltic: Baltic) -> None:
    drawn = baltic("timeline", "--from", "1920", "--to", "1920").out
    assert drawn.splitlines()[0].split() == ["EE", "LV", "LT"]
    [line] = [line for line in drawn.splitlines() if "Soviet–Lithuanian Peace Treaty" in line]
    assert line.split()[:5] == ["12", "Jul", "│", "│", "●"]
    assert json.loads(baltic("timeline", "--from", "3000", "--json").out) == []


def test_timeline_shows_gaps_and_condenses(baltic: Baltic) -> None:
    drawn = baltic("--data", str(SAMPLE), "timeline").out
    assert "36 years" in drawn
    by_decade = baltic("--data", str(SAMPLE), "timeline", "--by", "decade").out.splitlines()
    assert [line.split()[0] for line in by_decade[1:]] == [f"{year}s" for year in range(1870, 1930, 10)]


def test_a_terminal_is_told_count_and_filter_and_a_pipe_is_not(baltic: Baltic, terminal: Baltic) -> None:
    options = ("list", "-c", "lt", "--from", "1920", "--to", "1920", "--limit", "2")
    shown = terminal("--color", "never", *options).out.splitlines()[-1]
    assert shown.startswith("2 of ")
    assert shown.endswith(" events · --country lithuania --from 1920 --to 1920")
    assert baltic(*options).err == ""


def test_search_on_a_terminal_marks_why_an_event_was_found(terminal: Baltic) -> None:
    options = ("--data", str(SAMPLE), "search", "dessiatines", "lithuanian", "-n", "1")
    shown = terminal(*options, COLORTERM="truecolor").out
    assert "1;4;39mdessiatines\x1b[0m" in shown
