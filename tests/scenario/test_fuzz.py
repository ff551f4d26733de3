"""Whatever is in a folder, loading gives a scenario or a readable refusal, in time."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.load import load
from sim.scenario.problem import ScenarioError
from tests.scenario.folder import ENGINE_FILES, FIXTURES, Place

SECONDS = 10  # of processor time, far above what any file may take
NAMES = st.sampled_from(ENGINE_FILES)
TOKENS = st.sampled_from(
    ["\n", "  ", "- ", ": ", "[", "]", "{", "}", ",", "&a ", "*a", "!!", "|", ">", "'",
     '"', "\\", "#", "? ", "<<: ", "---\n", "%", "@", "\t", "~", "no", "1e400", ".nan",
     "9" * 30, "-", "0x", "2024-01-01", "\u202e", "\ufeff", "\x00", "id: ",
     "{district}"]
)  # fmt: skip


def _outcome(files: dict[str, bytes]) -> str:
    """Load the fixture with some files replaced; return what was said."""
    with TemporaryDirectory() as root:
        place = Place(Path(root))
        for name, data in files.items():
            (place.shared / name).write_bytes(data)
        began = time.process_time()
        error = _refusal(place.folder)
        said = str(error) + error.text("en") if error else ""
        assert time.process_time() - began < SECONDS
        said.encode("utf-8")
        if error:
            assert error.problems
            assert all(one.message("id") and one.mend("en") for one in error.problems)
        return said


def _refusal(folder: Path) -> ScenarioError | None:
    try:
        load(folder)
    except ScenarioError as error:
        return error
    return None


@given(NAMES, st.binary(max_size=400))
def test_arbitrary_bytes(name: str, data: bytes) -> None:
    """Bytes that mean nothing are refused by the name of their file."""
    said = _outcome({name: data})
    assert name.removeprefix("lembasura/") in said or "calendars/" in said


@given(NAMES, st.lists(TOKENS | st.text(max_size=3), max_size=80).map("".join))
def test_arbitrary_text(name: str, text: str) -> None:
    """Neither does text that looks like YAML bring anything but a refusal."""
    assert _outcome({name: text.encode("utf-8", "surrogatepass")})


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """A fixture file with up to four places overwritten, cut or repeated."""
    name = draw(NAMES)
    text = (FIXTURES / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        filling = draw(TOKENS | st.text(max_size=5) | st.just(text[start:end] * 2))
        text = text[:start] + filling + text[end:]
    return name, text.encode("utf-8", "surrogatepass")


@given(spoilt())
def test_spoilt_files(one: tuple[str, bytes]) -> None:
    """A file damaged here and there gives a scenario or a refusal, never a crash."""
    _outcome(dict([one]))


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=True)
    | st.text(max_size=8)
    | st.sampled_from(["karangdamar", "sermon", "A10", "crisis", "camat", "press"])
)
DATA = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[str, bytes]:
    """A fixture file in which one value anywhere is replaced by any other data."""
    name = draw(NAMES)
    data = yaml.safe_load((FIXTURES / name).read_text(encoding="utf-8"))
    at, key = [data], 0
    for _ in range(draw(st.integers(1, 7))):
        inner = at[key]
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        at, key = inner, draw(st.sampled_from(keys))
        if not isinstance(at[key], dict | list) or not at[key]:
            break
    at[key] = draw(DATA)
    return name, yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "replace")


@given(mistyped())
def test_values_of_any_type(one: tuple[str, bytes]) -> None:
    """Any data in any place gives a scenario or a refusal, never a crash."""
    _outcome(dict([one]))


@pytest.mark.parametrize("name", ENGINE_FILES)
def test_the_largest_nonsense(name: str) -> None:
    """A file as large as may be, wrong in every line, is refused in time."""
    text = "".join(f"field-{number}: [a, b]\n" for number in range(11_000))
    assert _outcome({name: text.encode()})


@pytest.mark.parametrize(
    ("name", "head", "item"),
    [
        (
            "injects.yaml",
            "injects:\n",
            "- {{id: i{0}, sender: s{0}, district: d{0}}}\n",
        ),
        ("sources.yaml", "sources:\n", "- {{id: s{0}, copies: [{{source: t{0}}}]}}\n"),
        ("issues.yaml", "issues:\n", "- {{id: i{0}, stages: [{{stage: s{0}}}]}}\n"),
        ("world.yaml", "questions:\n", "- {{id: q{0}, issue: i{0}, reaches: r}}\n"),
        ("text.id.yaml", "reports:\n", "  r{0}: ['{{a}}', '{{b}}']\n"),
    ],
)
def test_thousands_of_items(name: str, head: str, item: str) -> None:
    """No check takes long, however many items it has to look at."""
    text = head + "".join(item.format(number) for number in range(4_500))
    assert 100_000 < len(text) < 256 * 1024
    assert _outcome({f"lembasura/{name}": text.encode()})


def test_a_long_row_of_copies() -> None:
    """A circle of thousands of sources is found without going too deep."""
    row = "".join(
        f"- {{id: s{number}, copies: [{{source: s{number + 1}}}]}}\n"
        for number in range(4_500)
    )
    text = f"sources:\n{row}- {{id: s4500, copies: [{{source: s0}}]}}\n"
    assert "saling menyalin" in _outcome({"lembasura/sources.yaml": text.encode()})


def test_thousands_of_wrong_references() -> None:
    """Guessing what was meant stays bounded however much is wrong."""
    ids = "".join(f"  - id: karangdamar-{number:05d}\n" for number in range(5_500))
    refer = ", ".join(f"karangdamer-{number}" for number in range(5_500))
    world = f"districts:\n{ids}  - id: last\n    neighbours: [{refer}]\n"
    assert len(world) < 256 * 1024
    assert "karangdamer" in _outcome({"lembasura/world.yaml": world.encode()})
