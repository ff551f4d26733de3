"""Put derived numbers into a key's text; every other line, comments too, stays."""

from __future__ import annotations

import re
from collections.abc import Mapping

from grading.measures.estimate import settings
from grading.measures.fit import Fitted

_DERIVED = re.compile(r"Placeholders? until fitted|Fitted from \d+ worlds")
_COMMAND = re.compile(
    r": python3? -m grading\.calibrate(?: \S+ \d+ --write)? \[(?:design|derived)\]"
)


def rewritten(
    text: str, break_even: float, model_gain: float, fitted: Mapping[str, Fitted]
) -> str:
    """Return a key's text with its derived numbers replaced.

    ``gain`` is replaced where the key has an anchor, ``stage_rates`` put in after the
    base rate where there are none. Raises ``ValueError`` naming what is not found.
    """
    begin, end = _block(text, "detection"), _block(text, "calibration")
    cost = f"{settings().caution * break_even:.2f}"
    detection = text[begin[0] : begin[1]]
    detection = _set(detection, "false_alarm_cost", cost)
    detection = _set(detection, "break_even", f"{break_even:g}")
    if re.search(r"^    gain:", detection, re.MULTILINE):
        detection = _set(detection, "gain", f"{model_gain:g}")
    calibration = text[end[0] : end[1]]
    for name, one in fitted.items():
        calibration = _question(calibration, name, one)
    if begin[0] > end[0]:
        raise ValueError("detection comes before calibration in a key")
    return (
        text[: begin[0]]
        + detection
        + text[begin[1] : end[0]]
        + calibration
        + text[end[1] :]
    )


def explained(text: str, seeds: int) -> str:
    """Return a key's text whose placeholders' basis says over how many worlds it fits.

    A basis that an author has put into other words stays.
    """
    found = re.search(r"^scenario: *(\S+)", text, re.MULTILINE)
    name = found[1] if found else "ID"
    command = f"python3 -m grading.calibrate {name} {seeds} --write"
    return "".join(
        _told(line, seeds, command) if _DERIVED.search(line) else line
        for line in text.splitlines(keepends=True)
    )


def _told(line: str, seeds: int, command: str) -> str:
    line = _DERIVED.sub(f"Fitted from {seeds} worlds", line)
    return _COMMAND.sub(f": {command} [derived]", line)


def _block(text: str, name: str) -> tuple[int, int]:
    found = re.search(rf"^{name}:\n(?:[ #].*\n|\n)*", text, re.MULTILINE)
    if found is None:
        raise ValueError(f"no {name} in the key")
    return found.span()


def _set(block: str, name: str, value: str) -> str:
    pattern = rf"^( +{name}: ).*$"
    if not re.search(pattern, block, re.MULTILINE):
        raise ValueError(f"no {name} in the key")
    return re.sub(pattern, rf"\g<1>{value}", block, count=1, flags=re.MULTILINE)


def _question(block: str, name: str, found: Fitted) -> str:
    """Return the block with one question's rates and weights replaced."""
    own = re.search(rf"^    {name}:\n(?: {{6,}}.*\n)*", block, re.MULTILINE)
    if own is None:
        raise ValueError(f"no estimate of {name} in the key")
    lines = re.sub(r"^      stage_rates:.*\n(?:       +.*\n)*", "", own[0], flags=re.M)
    lines = _set(lines, "base_rate", f"{found.base_rate:g}")
    lines = _set(lines, "weights", _flow(found.weights))
    rates = "".join(
        f"        - {{left: {one.left:g}, heard: {one.heard:g}, "
        f"unheard: {one.unheard:g}}}\n"
        for one in found.stage_rates
    )
    lines = re.sub(
        r"^(      base_rate: .*\n)", rf"\g<1>      stage_rates:\n{rates}", lines,
        count=1, flags=re.MULTILINE,
    )  # fmt: skip
    return block[: own.start()] + lines + block[own.end() :]


def _flow(values: Mapping[str, float]) -> str:
    return "{" + ", ".join(f"{name}: {value:g}" for name, value in values.items()) + "}"
