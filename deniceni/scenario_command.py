"""``scenario``: check a scenario folder, or write the schemas its editors use."""

from __future__ import annotations

from pathlib import Path

from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import N_


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("scenario", N_("Skenario: periksa isinya, atau tulis skema berkas."))
    made.add_argument(
        "action",
        choices=["check", "schema"],
        help=words(N_("check: periksa skenario; schema: tulis skema JSON")),
    )
    made.add_argument(
        "where",
        nargs="?",
        help=words(N_("nama atau folder skenario; untuk schema: folder tujuan")),
    )
    return made


def main(arguments: list[str]) -> int:
    """Check a scenario or write the schemas; status 1 if something is amiss."""
    asked = parser().parse_args(arguments)
    if asked.action == "check":
        return check(asked.where or "muara-sendaru")
    from sim.scenario.load import SCENARIOS

    return export_schema(asked.where or SCENARIOS / "schema")


def check(where: str | Path) -> int:
    """Say whether a scenario is sound, or everything that is wrong with it.

    Returns 0 if it is sound, else 1.
    """
    from sim.scenario.load import ScenarioError, examine

    try:
        scenario = examine(where)
    except ScenarioError as error:
        complain("{problems}", problems=error.text(language()))
        return 1
    say(
        N_(
            "{title}: skenario ini baik. Kecamatan: {districts}, isu: {issues}, "
            "sumber: {sources}, tindakan: {actions}. Sidik: {fingerprint}"
        ),
        title=scenario.texts[language()].title,
        districts=len(scenario.world.districts),
        issues=len(scenario.issues),
        sources=len(scenario.sources),
        actions=len(scenario.world.actions),
        fingerprint=scenario.fingerprint[:12],
    )
    return 0


def export_schema(folder: str | Path) -> int:
    """Write the JSON Schemas of all scenario files into ``folder``.

    Returns 0, or 1 if the folder can't be written.
    """
    from sim.scenario.schema import export

    try:
        for path in export(folder):
            say("{path}", path=path)
    except OSError as error:
        complain(
            N_("Skema tidak dapat ditulis ke {folder}: {detail}"),
            folder=folder,
            detail=error.strerror or error,
        )
        return 1
    return 0
