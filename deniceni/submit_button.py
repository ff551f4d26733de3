"""The notebook's button that packs a submission, and says what came of it.

JupyterLab's one-key commands stay quiet on it, and it notices when its kernel is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from sim.i18n import N_, Language, translate

TEXTS = {
    "label": N_("Siapkan berkas kiriman"),
    "wait": N_("Sebentar …"),
    "gone": N_("Tidak ada jawaban. Tekan ▶▶ pada bilah di atas, lalu coba lagi."),
}
ESM = """
const PATIENCE = 10000;

function render({ model, el }) {
  const texts = model.get("texts");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = texts.label;
  button.dataset.lmSuppressShortcuts = "true";
  const told = document.createElement("div");
  told.setAttribute("role", "status");
  el.classList.add("deniceni-submit");
  el.append(button, told);
  let timer = null;

  const show = (lines, state) => {
    told.replaceChildren(...lines.map((line) => {
      const row = document.createElement("p");
      row.textContent = line;
      return row;
    }));
    told.dataset.state = state;
  };
  const onAnswer = () => {
    clearTimeout(timer);
    const { lines, well } = model.get("answer");
    if (lines) show(lines, well ? "well" : "ill");
  };
  const onClick = () => {
    show([texts.wait], "wait");
    clearTimeout(timer);
    timer = setTimeout(() => show([texts.gone], "ill"), PATIENCE);
    model.set("asked", model.get("asked") + 1);
    model.save_changes();
  };
  button.addEventListener("click", onClick);
  model.on("change:answer", onAnswer);
  onAnswer();
  return () => {
    clearTimeout(timer);
    model.off("change:answer", onAnswer);
  };
}

export default { render };
"""
CSS = """
.deniceni-submit { color-scheme: light dark; font-size: 15px; line-height: 1.5; }
.deniceni-submit button {
  margin: 4px; padding: 10px 18px; font: inherit; font-weight: 600; cursor: pointer;
  color: #fff; background: #1d5fa8; border: 2px solid #1d5fa8; border-radius: 6px;
}
.deniceni-submit button:focus-visible { outline: 3px solid #e08a00; }
.deniceni-submit p { margin: 8px 0 0; color: var(--jp-content-font-color1, inherit); }
.deniceni-submit [data-state] { margin-top: 8px; padding-left: 12px; }
.deniceni-submit [data-state="ill"] { border-left: 4px solid #c4302b; }
.deniceni-submit [data-state="well"] { border-left: 4px solid #2e7d4f; }
"""


class SubmitButton(anywidget.AnyWidget):
    """A button; each press calls ``pack`` and shows the lines that it returns."""

    _esm = ESM
    _css = CSS
    texts = traitlets.Dict().tag(sync=True)
    asked = traitlets.Int(0).tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)

    def __init__(
        self, pack: Callable[[], tuple[bool, list[str]]], language: Language
    ) -> None:
        said = {name: translate(text, language) for name, text in TEXTS.items()}
        super().__init__(texts=said)
        self._pack = pack
        self.observe(self._on_asked, names="asked")

    def _on_asked(self, change: dict[str, Any]) -> None:
        well, lines = self._pack()
        self.answer = {"well": well, "lines": lines, "press": change["new"]}
