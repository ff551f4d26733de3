"""Figures for the debriefing: pictures that can also be read."""

from __future__ import annotations

import subprocess
import sys

from sim.desk import plots
from sim.exercise import Exercise
from tests.desk.played import played


def test_figures_carry_their_text() -> None:
    """Both figures are PNG images whose alt text names issues, times and values."""
    ex = played(None)
    level, chance = plots.timeline(ex, "id"), plots.forecasts(ex, "id")
    assert level.png.startswith(b"\x89PNG")
    assert "laporan masuk sampai H−16 07.00" in level.alt
    assert "H−16 07.00 20%" not in level.alt
    assert "%" in chance.alt
    assert f'alt="{chance.alt}"' in chance._repr_html_()


def test_a_text_cannot_leave_its_attribute() -> None:
    """Quotes in an alt text are escaped."""
    html = plots.Figure(b"", 'a" onerror="x')._repr_html_()
    assert 'alt="a&quot; onerror=&quot;x"' in html


def test_before_play_there_is_a_sentence_instead() -> None:
    """A notebook run from top to bottom on the first day shows no error."""
    new = plots.show(Exercise.open("muara-sendaru", seed=7))
    assert "mainkan latihan" in new._repr_html_()
    begun = played(None, days=1)
    assert plots.show(begun)._repr_html_()


def test_figures_speak_both_languages() -> None:
    """Texts and days are in the language asked for."""
    figure = plots.timeline(played(None, days=4), "en")
    assert "reports received up to D−26" in figure.alt


def test_the_desk_does_without_matplotlib() -> None:
    """Importing the desk does not load it."""
    code = "import sys, sim.desk, sim.desk.plots; print('matplotlib' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
