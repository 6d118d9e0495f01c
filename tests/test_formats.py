"""Every format holds what it promises, for every event."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
import yaml

from baltic_cli import formats
from baltic_cli.model import FIELDS
from tests.conftest import SAMPLE, Baltic


@pytest.fixture(scope="module")
def everything(baltic: Baltic) -> list[dict[str, object]]:
    events: list[dict[str, object]] = json.loads(baltic("list", "--json").out)
    return events


@pytest.fixture(scope="module")
def schema(baltic: Baltic) -> dict[str, object]:
    found: dict[str, object] = json.loads(baltic("schema").out)
    return found


def test_json_keeps_to_the_published_schema(everything: list[object], schema: dict[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(everything)


def test_the_schema_refuses_what_is_wrong(everything: list[dict[str, object]], schema: dict[str, object]) -> None:
    validator = jsonschema.Draft202012Validator(schema)
    assert not validator.is_valid([{**everything[0], "surplus": 1}])
    assert not validator.is_valid([{key: value for key, value in everything[0].items() if key != "place"}])
    assert not validator.is_valid(everything[0])


def test_compare_json_keeps_to_the_schema(baltic: Baltic, schema: dict[str, object]) -> None:
    answer = json.loads(baltic("compare", "1920-07-12", "1991-09-06", "--json").out)
    comparison = {"$ref": "#/$defs/comparison", "$defs": schema["$defs"]}
    jsonschema.Draft202012Validator(comparison).validate(answer)


def test_jsonl_and_yaml_say_what_json_says(baltic: Baltic, everything: list[object]) -> None:
    assert [json.loads(line) for line in baltic("list", "-f", "jsonl").out.splitlines()] == everything
    assert yaml.safe_load(baltic("list", "-f", "yaml").out) == everything


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_columns_have_a_header_and_a_row_for_each_event(baltic: Baltic, name: str, everything: list[object]) -> None:
    text = baltic("list", "-f", name).out
    delimiter = "," if name == "csv" else "\t"
    header, *rows = csv.reader(
        io.StringIO(text), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if name == "csv" else csv.QUOTE_NONE
    )
    assert tuple(header) == FIELDS
    assert len(rows) == len(everything)
    assert {len(row) for row in rows} == {len(FIELDS)}


def test_markdown_is_a_table_for_a_list_and_headings_for_entries(baltic: Baltic) -> None:
    table = baltic("list", "-c", "lt", "-f", "markdown").out.splitlines()
    assert table[1] == "| --- | --- | --- | --- | --- |"
    assert {line.replace(r"\|", "").count("|") for line in table} == {6}
    entry = baltic("show", "1920-07-12", "-f", "markdown").out
    assert entry.startswith("## Soviet–Lithuanian Peace Treaty\n\n**Monday, 12 July 1920")
    assert "\n### Sources\n" in entry


def test_text_of_a_pipe_holds_everything_an_entry_says(baltic: Baltic) -> None:
    [event] = json.loads(baltic("show", "1920-07-12", "--json").out)
    text = baltic("show", "1920-07-12").out
    for section in ("title", "date_text", "summary", "background", "significance", "aftermath", "id"):
        assert event[section] in text
    for item in (*event["provisions"], *event["parties"], *event["people"], *event["related"]):
        assert item in text
    assert all(source["url"] in text for source in event["sources"])


def test_an_answer_needs_neither_rich_nor_yaml_in_a_pipe(baltic: Baltic) -> None:
    baltic("list")
    for arguments in (("list",), ("show", "1920-07-12"), ("search", "treaty"), ("list", "--json")):
        log = baltic(*arguments, PYTHONPROFILEIMPORTTIME="1").err
        imported = {line.rpartition("|")[2].strip() for line in log.splitlines()}
        assert "baltic_cli.query.filters" in imported
        assert not imported & {"rich.console", "yaml", "rapidfuzz", "baltic_cli.dataset"}


class _Page(HTMLParser):
    """Notes what an HTML page opens, closes and asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.asked: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in ("meta", "link", "input", "br"):
            self.open.append(tag)
        if tag == "article":
            self.ids.append(values["id"] or "")
        self.asked += [values[name] or "" for name in ("src", "srcset") if name in values]
        self.asked += [values["href"] or ""] if tag == "link" else []
        self.links += [values["href"] or ""] if tag == "a" else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_one_page_that_asks_the_network_for_nothing(
    baltic: Baltic, everything: list[dict[str, object]]
) -> None:
    text = baltic("list", "--format", "html").out
    page = _Page()
    page.feed(text)
    assert page.open == []
    assert page.ids == [event["id"] for event in everything]
    assert page.asked == ["data:,"]
    assert "url(" not in text
    assert "@import" not in text
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert all(link.startswith(("#", "http")) for link in page.links)


def test_html_shows_text_as_text(baltic: Baltic, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "events:\n- {id: mine, date: '2001', title: '<script>alert(1)</script>', countries: [estonia],"
        " category: society, importance: 3, summary: 'A & B < C'}\n"
    )
    page = baltic("--data", str(own), "list", "--format", "html").out
    assert page.count("<script>") == 1
    assert "A &amp; B &lt; C" in page


@pytest.mark.parametrize("layout", ["table", "markdown", "html"])
def test_treaties_have_provisions_and_battles_tell_what_happened(layout: str, baltic: Baltic) -> None:
    treaty, battle = (baltic("show", ref, "--format", layout).out for ref in ("treaty-of-tartu", "battle-of-durbe"))
    assert "Provisions" in treaty
    assert "What happened" not in treaty
    assert "What happened" in battle
    assert "Provisions" not in battle


def test_a_comparison_of_battles_tells_what_happened(baltic: Baltic) -> None:
    def compared(*refs: str) -> str:
        return baltic("compare", *refs).out

    assert "\nWhat happened\n" in compared("battle-of-durbe", "battle-of-saule")
    assert "\nProvisions\n" in compared("battle-of-durbe", "treaty-of-tartu")


@pytest.mark.parametrize("layout", formats.FORMATS)
@pytest.mark.parametrize(
    "command",
    [("show", "treaty-of-tartu"), ("on", "2 February"), ("list", "-n2"), ("search", "treaty"), ("timeline", "-n2")],
)
def test_picked_fields_go_with_every_command_and_format(command: tuple[str, ...], layout: str, baltic: Baltic) -> None:
    run = baltic(*command, "--fields", "title", "--format", layout)
    assert (run.code, run.err) == (0, "")
    assert run.out.strip()


def test_a_page_links_only_to_the_web(baltic: Baltic, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = SAMPLE.read_text(encoding="utf-8")
    own.write_text(text.replace("    url: https://", "    url: javascript:alert(1)//", 1), encoding="utf-8")
    page = baltic("--data", str(own), "list", "--format", "html").out
    assert 'href="https://' in page
    assert "javascript:" not in page
