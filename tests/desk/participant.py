"""A participant at the desk, for the browser tests: opens, clicks, types, looks.

Everything goes through the page as a person would; ``window.jupyterapp`` is used only
for what JupyterLab itself does (running cells, restarting a kernel, themes).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import ConsoleMessage, Locator, Page, Request
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.desk.lab_server import ROOT

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
SHOTS = Path(os.environ.get("DENICENI_SCREENSHOTS", ROOT / "tests/output/desk"))
LOCAL = ("http://127.0.0.1:", "ws://127.0.0.1:", "http://localhost:", "data:", "blob:")
KERNEL_IDLE = """() => {
  const context = window.jupyterapp?.shell?.currentWidget?.context;
  const kernel = context?.sessionContext?.session?.kernel;
  return context?.isReady && context.sessionContext.isReady
    && kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""
CELLS = """() => window.jupyterapp.shell.currentWidget.content.model
  ? Array.from(window.jupyterapp.shell.currentWidget.content.model.cells)
      .map((cell) => cell.sharedModel.getSource())
  : []"""
KERNEL = "window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"


class Participant:
    """One browser page with a notebook; notes console errors and outside requests."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.outside: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(LOCAL):
            self.outside.append(request.url)

    def open(self, address: str) -> None:
        """Open a notebook and wait until its kernel is idle (else Run All is lost)."""
        self.page.goto(address)
        self.wait_idle()

    def wait_idle(self) -> None:
        """Wait until the kernel has nothing to do."""
        self.page.wait_for_function(KERNEL_IDLE, timeout=60_000)

    def command(self, name: str, **arguments: Any) -> None:
        """Run one of JupyterLab's commands."""
        self.page.evaluate(
            "([name, args]) => window.jupyterapp.commands.execute(name, args)",
            [name, arguments],
        )

    def run_all(self) -> None:
        """Run all cells and wait for a desk that the kernel answers."""
        before = self.root.get_attribute("data-mark") if self.root.count() else None
        self.wait_idle()
        self.command("notebook:run-all-cells")
        self._wait_desk()
        self.wait_idle()
        self.wait_live()
        assert before is None or self.root.get_attribute("data-mark") is None

    def _wait_desk(self) -> None:
        try:
            self.page.wait_for_selector(".dc-desk", timeout=30_000)
        except PlaywrightTimeout:
            self.shot("no-desk")
            shown = self.page.locator(".jp-Cell").all_inner_texts()
            raise AssertionError(f"no desk: {shown}, {self.errors}") from None

    def mark(self) -> None:
        """Mark the desk on the page, so that a new one can be told from it."""
        self.root.evaluate("(el) => el.setAttribute('data-mark', 'old')")

    @property
    def root(self) -> Locator:
        """The desk."""
        return self.page.locator(".dc-desk").first

    def wait_live(self) -> None:
        """Wait until the desk has heard from its kernel."""
        self.page.wait_for_selector(".dc-desk[data-version]", timeout=15_000)

    def settle(self) -> None:
        """Wait until every decision has been answered."""
        self.page.wait_for_selector(".dc-desk:not([aria-busy])", timeout=15_000)

    @property
    def version(self) -> int:
        """How many decisions the desk says are in the journal."""
        return int(self.root.get_attribute("data-version") or -1)

    def wait_version(self, least: int) -> None:
        """Wait until the desk shows at least so many decisions."""
        self.page.wait_for_function(
            "n => Number(document.querySelector('.dc-desk').dataset.version) >= n",
            arg=least,
            timeout=15_000,
        )

    @property
    def clock(self) -> str:
        """The day and time on the desk."""
        return self.root.locator(".dc-now").inner_text()

    @property
    def said(self) -> str:
        """The answer to the last decision."""
        return self.root.locator(".dc-notices").inner_text().strip()

    def tab(self, name: str) -> None:
        """Open one of the desk's tabs with the mouse."""
        self.root.locator(f"[data-tab={name}]").click()

    def click(self, label: str) -> None:
        """Press a button of the desk and wait for the answer."""
        self.root.get_by_role("button", name=label, exact=True).click()
        self.settle()

    def begin(self, code: str) -> None:
        """Fill in the first form with the mouse."""
        self.root.get_by_label("Kode peserta").fill(code)
        self.click("Mulai")
        self.page.wait_for_selector(".dc-desk .dc-now:not([hidden])")

    def cells(self) -> list[str]:
        """Return the sources of the notebook's cells."""
        found: list[str] = self.page.evaluate(CELLS)
        return found

    def shot(self, name: str) -> None:
        """Keep a picture for people to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png")

    def serious(self) -> list[str]:
        """Return axe's serious and critical findings inside the desk."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("() => axe.run('.dc-desk')")
        return [
            f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')}"
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    # by keyboard alone

    def focused(self, selector: str) -> bool:
        """Whether the focus is on an element that matches ``selector``."""
        asked = "s => document.activeElement?.matches(s) ?? false"
        return bool(self.page.evaluate(asked, selector))

    def tab_to(self, selector: str, key: str = "Tab", limit: int = 160) -> None:
        """Press Tab until the focus is there; fails if it never gets there."""
        for _ in range(limit):
            if self.focused(selector):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{selector} cannot be reached by {key}")

    def tab_back(self, selector: str) -> None:
        """Press Shift+Tab until the focus is there."""
        self.tab_to(selector, "Shift+Tab")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
