"""The browser's side is put together from all its files, each loaded in its place."""

from __future__ import annotations

from sim.desk import source


def test_no_script_or_style_is_forgotten() -> None:
    """What lies in the folders is what is sent, nothing twice."""
    for kind, names in (("js", source.SCRIPTS), ("css", source.STYLES)):
        found = {path.stem for path in (source.HERE / kind).iterdir()}
        assert found == set(names)
        assert len(names) == len(set(names))


def test_it_is_small() -> None:
    """It travels to the browser with every desk."""
    assert len(source.script()) + len(source.style()) < 150_000


def test_there_is_one_way_in() -> None:
    """A module with one default export, which comes last."""
    script = source.script()
    assert script.count("export ") == 1
    assert script.rstrip().endswith("export default { render };")
