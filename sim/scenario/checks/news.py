"""News: who hears what, who takes back what, where rumours go (formats 1 and 2)."""

from __future__ import annotations

from collections.abc import Iterator

from sim.i18n import LANGUAGES, N_, Message
from sim.scenario.base import STAGES
from sim.scenario.checks.common import ascending, dangling, repeated
from sim.scenario.checks.kinds import REPORT, STAGE
from sim.scenario.checks.text import INCIDENTS, PHRASINGS
from sim.scenario.draft import Draft
from sim.scenario.part import Part
from sim.scenario.problem import Problem, shown

DEEP = 2  # the format from which on news travels
OF_SOURCES = ("axes", "actor", "corrects", "feedback")


def _sources(draft: Draft) -> Iterator[Part]:
    return draft.sources["sources"].items()


def _spreads(draft: Draft) -> Iterator[tuple[Part, Part]]:
    """Yield each issue whose rumour spreads, and how it does."""
    for issue in draft.each_issue():
        spread = issue["rumour"]["spread"]
        if spread.is_mapping:
            yield issue, spread


def check_depth(draft: Draft) -> Iterator[Problem]:
    """What only a deeper format does is not written in an earlier one."""
    if (draft.world["format"].number or DEEP) >= DEEP:
        return
    fields = [source[name] for source in _sources(draft) for name in OF_SOURCES]
    fields += [issue["rumour"]["spread"] for issue in draft.each_issue()]
    fields += [item["axis"] for item in draft.injects["background"].items()]
    for field in fields:
        if not field.missing:
            yield field.problem(
                Message(N_("Isian ini tidak berlaku pada format 1.")),
                Message(N_("Tulis format: 2 di world.yaml, atau hapus isian ini.")),
            )


def check_networks(draft: Draft) -> Iterator[Problem]:
    """A source's axes appear once; without any it would hear nothing."""
    for source in _sources(draft):
        axes = source["axes"]
        yield from repeated(axes.items())
        if axes.is_list and not tuple(axes.items()):
            yield axes.problem(
                Message(N_("Sumber ini tidak mendengar bidang apa pun.")),
                Message(N_("Sebut paling sedikit satu bidang, atau hapus axes.")),
            )


def check_corrections(draft: Draft) -> Iterator[Problem]:
    """Where sources take something back there are words for it in every language."""
    for source in _sources(draft):
        yield from ascending(source["corrects"]["delay_hours"])
    correcting = any(source["corrects"].is_mapping for source in _sources(draft))
    legible = [key for key in LANGUAGES if draft.texts[key].node is not None]
    counts = {key: _count(draft.texts[key]["corrections"]) for key in legible}
    for language, count in counts.items():
        written = draft.texts[language]["corrections"]
        if correcting and count < PHRASINGS:
            yield written.problem(
                Message(N_("Kalimat ralat kurang: {count}."), {"count": count}),
                Message(
                    N_("Tulis paling sedikit {least} kalimat di corrections."),
                    {"least": PHRASINGS},
                ),
            )
        elif count != counts.get("id", count):
            values = {"count": count, "wanted": counts["id"]}
            yield written.problem(
                Message(N_("Ada {count} kalimat ralat, bukan {wanted}."), values),
                Message(N_("Samakan jumlah kalimat ralat kedua bahasa.")),
            )


def _count(part: Part) -> int:
    return len(tuple(part.items()))


def check_channels(draft: Draft) -> Iterator[Problem]:
    """A rumour's channels are kinds of source that the scenario has."""
    kinds = {source["kind"].text for source in _sources(draft)}
    for _, spread in _spreads(draft):
        for channel in tuple(spread["channels"].keys()):
            if channel.text is not None and channel.text not in kinds:
                yield channel.problem(
                    Message(
                        N_("Tidak ada sumber berjenis {name}."),
                        {"name": shown(channel.text)},
                    ),
                    Message(N_("Hapus saluran ini, atau tambahkan sumbernya.")),
                )


def check_spreading(draft: Draft) -> Iterator[Problem]:
    """A rumour that spreads has a way to; it travels in stages its issue has."""
    for issue, spread in _spreads(draft):
        stages = {rule["stage"].text for rule in issue["stages"].items()}
        yield from dangling(
            spread["stages"].items(), [s for s in STAGES if s in stages], STAGE
        )
        yield from repeated(spread["stages"].items())
        weights = [part.number for _, part in spread["channels"].fields()]
        if not any((spread["coupling_per_day"].number, *weights)):
            yield spread.problem(
                Message(N_("Desas-desus ini tidak punya jalan untuk menyebar.")),
                Message(N_("Isi coupling_per_day atau channels di atas 0.")),
            )


def check_information(draft: Draft) -> Iterator[Problem]:
    """Numbers in phrasings are in order; the board names incidents that are told of."""
    rules = draft.actions["information"]
    yield from ascending(rules["numbers"])
    yield from dangling(rules["incident_axes"].keys(), INCIDENTS, REPORT)
