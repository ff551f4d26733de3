"""The desk itself: an anywidget whose state is a picture of the exercise.

Python owns the state. The browser draws it and sends intents; whatever it tries to set
by itself is ignored.
"""

from __future__ import annotations

import logging
from time import monotonic
from typing import Any, Literal

import anywidget
import traitlets

from sim.desk import labels, source, static_html
from sim.desk.hub import Hub, Stamp
from sim.desk.intents import AnyIntent, Ping, Speak, open_envelope, parse
from sim.desk.mail import Mail, Row, pages
from sim.exercise import Exercise, Outcome
from sim.exercise import view as views
from sim.i18n import LANGUAGES, N_, Language, Message

LOG = logging.getLogger(__name__)
AWAKE = 20.0  # seconds; a desk nobody looks at sends no ping and is not redrawn
NOT_UNDERSTOOD = N_("Permintaan tidak dipahami; tidak ada yang dicatat.")
BROKEN = N_("Ada gangguan di meja ({what}). Klik ▶▶ (Run All) untuk membukanya lagi.")
PLAIN = N_("Meja latihan – klik ▶▶ (Run All) untuk membukanya.")
Tone = Literal["ok", "refused", "error"]


class Desk(anywidget.AnyWidget):
    """A desk on an exercise: show it as the last value of a notebook's cell."""

    _esm = source.script()
    _css = source.style()

    static = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)
    notice = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: Exercise, language: Language = "id") -> None:
        """Open a desk on ``exercise``; desks on one journal stay alike.

        Raises ``ValueError`` if the desk does not speak ``language``.
        """
        if language not in LANGUAGES:
            raise ValueError(f"the desk speaks {LANGUAGES}, not {language!r}")
        self._hub = Hub.of(exercise)
        self._language = language
        self._heard = monotonic()
        self._shown = self._mark()
        self._said = 0
        self._mail = Mail()
        self._pages = 0
        super().__init__(**self._picture(), notice={})
        self.inbox = self._messages()
        self._hub.join(self)
        self.on_msg(self._receive)

    @property
    def exercise(self) -> Exercise:
        """The live exercise this desk shows."""
        return self._hub.exercise

    def _mark(self) -> tuple[Stamp, Language]:
        return self._hub.stamp(), self._language

    def _picture(self) -> dict[str, Any]:
        ex, language = self._hub.exercise, self._language
        return {
            "static": {**views.static(ex, language), "key": self._hub.key},
            "view": views.view(ex, language),
            "labels": labels.labels(language),
        }

    def _messages(self) -> list[Row]:
        return self._mail.rows(self._hub.exercise, self._language)

    @property
    def inbox(self) -> list[Row]:
        """Everything delivered, oldest first; the browser reads it page by page."""
        return [row for n in range(self._pages) for row in getattr(self, _page(n))]

    @inbox.setter
    def inbox(self, rows: list[Row]) -> None:
        wanted = pages(rows)
        new = {_page(n): wanted[n] for n in range(self._pages, len(wanted))}
        for number in range(self._pages):
            page = wanted[number] if number < len(wanted) else []
            self.set_trait(_page(number), page)
        if new:
            self._pages = len(wanted)
            self.add_traits(
                **{k: traitlets.List(v).tag(sync=True) for k, v in new.items()}
            )

    def follow(self) -> None:
        """Show the present state, unless nobody is looking."""
        if monotonic() - self._heard < AWAKE:
            self._show()

    def _show(self) -> None:
        mark = self._mark()
        if mark == self._shown:
            return
        self._shown = mark
        with self.hold_sync():
            self.inbox = self._messages()
            for name, value in self._picture().items():
                self.set_trait(name, value)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Ignore what the browser sets: the kernel owns the state."""

    def _receive(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer one message; never raises, whatever it holds."""
        envelope = open_envelope(content)
        if envelope is None:
            self._tell("error", Message(NOT_UNDERSTOOD))
            return
        self._heard = monotonic()
        try:
            ok, code = self._carry_out(parse(envelope.intent))
        except Exception as error:
            LOG.debug("an intent failed", exc_info=True)
            self._tell("error", Message(BROKEN, {"what": type(error).__name__}))
            ok, code = False, "broken"
        version = len(self._hub.exercise.decisions)
        self.send({"ack": envelope.seq, "version": version, "ok": ok, "code": code})

    def _carry_out(self, intent: AnyIntent | None) -> tuple[bool, str]:
        if intent is None:
            self._tell("error", Message(NOT_UNDERSTOOD))
            return False, "invalid"
        if isinstance(intent, Ping | Speak):
            if isinstance(intent, Speak):
                self._language = intent.language
            with self._hub.lock:
                self._show()
            return True, "ok"
        with self.hold_sync():  # picture and notice travel together
            outcome = self._hub.decide(intent)
            self._tell(_tone(outcome), outcome.message)
        return outcome.ok, outcome.code

    def _tell(self, kind: Tone, message: Any) -> None:
        self._said += 1
        seq = f"{self.model_id}-{self._said}"
        self.notice = {"kind": kind, "text": message(self._language), "seq": seq}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the widget and, beside it, the same view for where no kernel is."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        data["text/plain"] = Message(PLAIN)(self._language)
        data["text/html"] = static_html.render(
            self.static, self.inbox, self.view, self.labels
        )
        return data, metadata


def _page(number: int) -> str:
    """Return the name under which the browser finds a page of the inbox."""
    return f"inbox_{number}"


def _tone(outcome: Outcome) -> Tone:
    if outcome.ok:
        return "ok"
    return "error" if outcome.code == "invalid" else "refused"
