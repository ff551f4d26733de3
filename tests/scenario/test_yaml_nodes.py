"""YAML: read safely, with the line of every value, and without surprises."""

from __future__ import annotations

import time

import pytest
import yaml

from sim.scenario.files import parse
from sim.scenario.yaml_nodes import FAST, compose
from tests.scenario.folder import ENGINE_FILES, FIXTURES, Place


def _blames(text: str) -> list[tuple[int, str]]:
    return [(blame.line, blame.message("en")) for blame in parse(text)[1]]


def _plain(text: str) -> object:
    root, blames = parse(text)
    assert blames == []
    assert root is not None
    return root.plain()


def test_plain_data_comes_out() -> None:
    """Mappings, lists, text, whole and decimal numbers, true, false, nothing."""
    text = "{a: [1, -2, 0.5, 1_000], b: true, c: ~, d: '1', e: x, f: , g: +3, h: 1.}"
    assert _plain(text) == {
        "a": (1, -2, 0.5, 1000),
        "b": True,
        "c": None,
        "d": "1",
        "e": "x",
        "f": None,
        "g": 3,
        "h": 1.0,
    }


def test_every_value_knows_its_line() -> None:
    """A field stands on its key's line, an item on its own."""
    root, _ = parse("a:\n  - x\n  -\n    b: |\n      two\n      lines\n    c: 1\n")
    assert root is not None
    assert isinstance(root.value, dict)
    listed = root.value["a"]
    assert isinstance(listed.value, tuple)
    assert (listed.line, listed.value[0].line, listed.value[1].line) == (1, 2, 4)
    inner = listed.value[1].value
    assert isinstance(inner, dict)
    assert (inner["b"].line, inner["c"].line) == (4, 7)


@pytest.mark.parametrize("word", ["no", "No", "NO", "yes", "on", "Off"])
def test_words_that_turn_into_true_or_false_are_refused(word: str) -> None:
    """An unquoted no, off or on is refused; its mend asks for quotes."""
    [blame] = parse(f"a: 1\nname: {word}")[1]
    assert (blame.path, blame.line) == (("name",), 2)
    assert (
        blame.message("en") == f"YAML reads “{word}” as true or false, not as a word."
    )
    assert "quotes" in blame.mend("en")
    assert _plain(f"name: '{word}'") == {"name": word}


@pytest.mark.parametrize(
    "word", ["8:30", "-1:30", "010", "0x1F", "0b1", ".inf", ".nan"]
)
def test_numbers_that_are_not_what_they_seem_are_refused(word: str) -> None:
    """Times, octal, hexadecimal, infinite: refused, never converted unseen."""
    assert _blames(f"a: {word}") == [
        (1, f"“{word}” is not an ordinary number to YAML.")
    ]


def test_numbers_too_long_to_be_meant_are_refused() -> None:
    """A number of a thousand digits is refused, not computed with."""
    assert len(_blames("a: " + "9" * 1000)) == 1
    assert len(_blames("a: " + "9" * 1000 + ".5")) == 1


def test_dates_are_refused() -> None:
    """An unquoted date is refused."""
    assert _blames("a: 2024-11-27") == [(1, "YAML reads “2024-11-27” as a date.")]


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system [echo]",
        "a: !!python/name:os.system x",
        "a: !foo x",
        "a: !!binary aGk=",
        "a: !!set {x}",
        "a: !!omap [x: 1]",
        "a: !!timestamp 2024-01-01",
        "a: =",
        "a: !<tag:example.org,2000:x> y",
    ],
)
def test_tags_are_refused(text: str) -> None:
    """No tag builds an object; every one but the plain ones is refused."""
    assert _blames(text)


def test_plain_tags_do_no_harm() -> None:
    """Text tagged as text is text."""
    assert _plain("a: !!str 12\nb: !!map {c: !!int 3}") == {"a": "12", "b": {"c": 3}}


def test_merge_keys_are_refused() -> None:
    """Copying fields in by a merge key is refused: it hides where values stand."""
    assert [line for line, _ in _blames("a: &x {b: 1}\nc:\n  <<: *x")] == [3]


def test_a_key_twice_is_refused() -> None:
    """The second of two equal keys is named with the line of the first."""
    assert _blames("a: 1\nb: 2\na: 3") == [
        (3, "The field “a” is written twice; the first is on line 1.")
    ]


@pytest.mark.parametrize("key", ["1", "no", "~", "2024-01-01", "0.5"])
def test_keys_are_text(key: str) -> None:
    """A key that YAML takes for something else is refused."""
    assert _blames(f"x: 1\n{key}: 2") == [
        (2, f"The field name “{key}” is not read as text.")
    ]


@pytest.mark.parametrize(
    "text", ["? [a]\n: b", "{[a]: b}", "? {a: b}\n: c", "{{a}}: b"]
)
def test_keys_are_simple(text: str) -> None:
    """A list or mapping as a key is refused, as an unquoted placeholder makes one."""
    assert _blames(text) == [(1, "A field name must be plain text.")]


def test_one_document_a_file() -> None:
    """A second document is refused."""
    assert _blames("a: 1\n---\nb: 2") == [(2, "One file holds one YAML document only.")]


def test_an_anchor_may_be_used_again() -> None:
    """An alias is what its anchor was."""
    assert _plain("a: &x [1, {b: 2}]\nc: *x") == {
        "a": (1, {"b": 2}),
        "c": (1, {"b": 2}),
    }


@pytest.mark.parametrize(
    "text", ["a: &x [*x]", "a: &x {b: *x}", "a: *nowhere", "*a : 1"]
)
def test_an_alias_needs_a_finished_anchor(text: str) -> None:
    """An alias to itself or to nothing is refused."""
    assert len(_blames(text)) == 1


def billion_laughs() -> str:
    """Return ten lines that would be a thousand million values."""
    lines = ["a0: &a0 [" + ", ".join(["ha"] * 10) + "]"]
    lines += [
        f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 10)
    ]
    return "\n".join(lines)


def test_a_billion_laughs_are_refused() -> None:
    """Aliases that explode are stopped as soon as they have grown too large."""
    began = time.process_time()
    [(line, message)] = _blames(billion_laughs())
    assert message == "This file holds too much (anchors and aliases counted)."
    assert line == 5
    assert time.process_time() - began < 1


def test_a_billion_laughs_in_a_scenario(place: Place) -> None:
    """The whole loader refuses such a file with its line."""
    (place.folder / "issues.yaml").write_text(billion_laughs(), encoding="utf-8")
    assert [(one.file, one.line) for one in place.problems()] == [("issues.yaml", 5)]


BURDENS = {
    "deep lists": "[" * 50_000,
    "deep mappings": "{" * 50_000,
    "deep dashes": "- " * 50_000,
    "deep questions": "? " * 50_000,
    "lists that open and open": "[a," * 50_000,
    "anchors": "&a " * 50_000,
    "aliases": "*a " * 50_000,
    "one list of many": "[" + "a," * 100_000 + "]",
    "one mapping of many": "{" + "".join(f"a{n}: 1, " for n in range(20_000)) + "}",
    "one key again and again": "a: 1\n" * 40_000,
    "many documents": "---\n" * 50_000,
    "directives": "%YAML 1.1\n" * 20_000,
    "tags": "!" * 200_000,
    "backslashes": '"' + "\\n" * 100_000 + '"',
    "quotes": "'" * 200_001,
    "blank lines": "\n" * 250_000,
    "tabs": "\t" * 250_000,
    "one comment": "#" * 250_000,
    "hidden characters": "\u202e\n" * 60_000,
}


@pytest.mark.parametrize("burden", BURDENS)
@pytest.mark.parametrize(
    "loader", dict.fromkeys([FAST, yaml.SafeLoader]), ids=lambda one: one.__name__
)
def test_reading_is_bounded(burden: str, loader: type) -> None:
    """No text below the size limit takes long, whatever parser there is."""
    began = time.process_time()
    compose(BURDENS[burden], loader)
    parse(BURDENS[burden])
    assert time.process_time() - began < 10


def test_nesting_is_bounded() -> None:
    """Deeper than any scenario needs is refused, with the line."""
    assert _blames("[" * 16 + "]" * 16) == []
    assert _blames("\n" + "[" * 17 + "]" * 17) == [(2, "Fields are nested too deeply.")]


@pytest.mark.parametrize(
    "character", "\u202e\u2066\u200b\u200d\u00ad\ufeff\x07\x9b\x00"
)
def test_hidden_characters_are_refused(character: str) -> None:
    """Direction overrides, blanks without width, control codes: refused by line."""
    code = f"U+{ord(character):04X}"
    assert (2, f"There is a hidden character here: {code}.") in _blames(
        f"a: 1\nb: x{character}y"
    )


@pytest.mark.parametrize("escape", ["\\u202e", "\\x07", "\\u200b", "\\r", "\\0"])
def test_hidden_characters_are_found_behind_escapes(escape: str) -> None:
    """An escape that makes a hidden character is refused where it stands."""
    [blame] = parse(f'a:\n  - x\n  - "y{escape}z"')[1]
    assert (blame.path, blame.line) == (("a", 1), 3)


def test_hidden_characters_in_keys_and_comments_are_found() -> None:
    """They are refused wherever they are."""
    assert {line for line, _ in _blames('"a\\u202e": 1\n# \u202e\n')} == {1, 2}


def test_visible_characters_of_all_kinds_are_welcome() -> None:
    """Accents, dashes, emoji, tabs within a line and line breaks are text."""
    text = "kafé – “kutip” 📣 ⚠️ 中文\tx"
    assert _plain(f'a: "{text}"\nb: |\n  satu\n  dua\n') == {
        "a": text,
        "b": "satu\ndua\n",
    }


def test_a_tab_is_named_as_such() -> None:
    """Indenting with a tab says so instead of a general complaint."""
    assert _blames("a:\n\tb: 1") == [
        (2, "This line is indented with a tab; YAML takes spaces only.")
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: : 2", 2), ("a: [1, 2\nb: 3", 2), ("a: 'x\n", 2), ("a: 1\n b: 2", 2)],
)
def test_broken_yaml_names_a_line(text: str, line: int) -> None:
    """What can't be read is named by the line where reading failed."""
    assert _blames(text) == [(line, "This part can't be read as YAML.")]


def test_a_bad_escape_is_no_accident() -> None:
    """An escape beyond Unicode is refused like other broken YAML."""
    assert len(_blames('a: "\\UFFFFFFFF"')) == 1


@pytest.mark.parametrize("name", ENGINE_FILES)
def test_both_parsers_agree_on_scenarios(name: str) -> None:
    """Values and lines are the same with libyaml and without."""
    text = (FIXTURES / name).read_text(encoding="utf-8")
    assert compose(text, FAST) == compose(text, yaml.SafeLoader)


@pytest.mark.parametrize(
    "text",
    ["a: no", "a: 1\na: 2", "a: [", "a:\n\tb", "- x\ny: 1", "a: *b", "!x {}", ""],
)
def test_both_parsers_agree_on_refusals(text: str) -> None:
    """What is wrong, and where, is the same with libyaml and without."""
    assert compose(text, FAST) == compose(text, yaml.SafeLoader)
