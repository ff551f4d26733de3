"""Click to updated desk in a real JupyterLab and browser.

Run ``python -m benchmarks.desk_click`` from the repository's root. All figures come
from one run on one page: the round trip of a message that changes nothing (network,
server, kernel), and a click until the desk shows what it changed. Their difference is
what the desk itself costs; their ratio travels between machines.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from deniceni import browser
from tests.conftest import FLAGS
from tests.desk.lab_server import running
from tests.desk.participant import Participant
from tests.desk.played import played

MEASURED = (
    ("ping", "inbox", 40),
    ("forecast", "forecasts", 40),
    ("advance", "inbox", 20),
)
TARGET_MS = 50  # beyond the network
# Do something, then wait until the desk has the answer and the browser has painted it.
TIMED = """async ([act, rounds]) => {
  const root = document.querySelector('.dc-desk');
  const acts = {
    ping: () => document.dispatchEvent(new Event('visibilitychange')),
    advance: () => root.querySelector('.dc-advance button').click(),
    forecast: (n) => {
      const question = root.querySelector('.dc-question');
      question.querySelectorAll('input')[n % 11].click();
      question.querySelector('button').click();
    },
  };
  const answered = () => new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
    observer.observe(root, { attributes: true, attributeFilter: ['data-ack'] });
  });
  const drawn = () => new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    requestAnimationFrame(() => channel.port2.postMessage(0));
  });
  const times = [];
  for (let n = 0; n < rounds; n += 1) {
    const done = answered();
    const began = performance.now();
    acts[act](n);
    await done;
    if (act !== 'ping') await drawn();
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return times;
}"""


def measure() -> dict[str, float]:
    """Return medians in milliseconds."""
    chromium = browser.find()
    if chromium is None:
        raise SystemExit("no Chromium: run `python3 -m deniceni test` once")
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        running(Path(folder)) as lab,
        sync_playwright() as playwright,
    ):
        found = playwright.chromium.launch(
            executable_path=str(chromium), args=list(FLAGS)
        )
        person = Participant(found.new_page(viewport={"width": 1366, "height": 768}))
        played(lab.path("klik"))
        person.open(lab.notebook("klik"))
        person.run_all()
        person.page.wait_for_timeout(1000)
        figures = {}
        for name, tab, rounds in MEASURED:
            person.tab(tab)
            figures[name] = median(person.page.evaluate(TIMED, [name, rounds]))
        found.close()
    return figures


def main() -> int:
    """Print the figures as one line of JSON; fail if the target is missed."""
    figures = measure()
    ping = figures["ping"]
    told = {
        "round_trip_ms": round(ping, 1),
        "forecast_click_ms": round(figures["forecast"], 1),
        "advance_6h_click_ms": round(figures["advance"], 1),
        "forecast_beyond_network_ms": round(figures["forecast"] - ping, 1),
        "advance_beyond_network_ms": round(figures["advance"] - ping, 1),
        "forecast_to_round_trip": round(figures["forecast"] / ping, 2),
        "target_beyond_network_ms": TARGET_MS,
    }
    print(json.dumps(told))
    return 0 if figures["forecast"] - ping <= TARGET_MS else 1


if __name__ == "__main__":
    sys.exit(main())
