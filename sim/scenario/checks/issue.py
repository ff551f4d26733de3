"""Issues: hidden causes, stage machines that can and cannot get far, indicators."""

from __future__ import annotations

from collections.abc import Iterator

from sim.i18n import N_, Message
from sim.scenario.base import STAGES
from sim.scenario.checks.common import ascending, dangling, repeated, within
from sim.scenario.checks.kinds import ACTION, DISTRICT, REPORT, STAGE
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem

LEAST_BENIGN = 0.4  # a false alarm must cost something: design, "Words", Issue
FIRST = "emerging"  # the stage an issue enters at its onset


def check_issue_ids(draft: Draft) -> Iterator[Problem]:
    """Issues appear once; so do indicators and background reports, taken together."""
    yield from repeated(issue["id"] for issue in draft.each_issue())
    background = draft.injects["background"].items()
    reports = (*draft.each_indicator(), *background)
    yield from repeated(item["id"] for item in reports)


def check_variants(draft: Draft) -> Iterator[Problem]:
    """The shares of an issue's hidden causes sum to 1; enough draws are benign."""
    for issue in draft.each_issue():
        variants = issue["variants"]
        shares = [part.number for _, part in variants.fields()]
        known = [share for share in shares if share is not None]
        if not known or len(known) != len(shares):
            continue
        total = {"total": f"{sum(known):g}"}
        if abs(sum(known) - 1) > 1e-6:
            yield variants.problem(
                Message(N_("Jumlah peluang variants adalah {total}, bukan 1."), total),
                Message(N_("Ubah angkanya hingga jumlahnya tepat 1.")),
            )
        benign = variants["benign"].number or 0.0
        if benign < LEAST_BENIGN:
            yield variants.problem(
                Message(
                    N_("Peluang benign {share} terlalu kecil."),
                    {"share": f"{benign:g}"},
                ),
                Message(
                    N_("Tulis benign paling sedikit {least}."), {"least": LEAST_BENIGN}
                ),
            )


def check_issue_places(draft: Draft) -> Iterator[Problem]:
    """An issue's districts exist and its onset lies within the scenario."""
    known = ids(draft.world["districts"])
    for issue in draft.each_issue():
        yield from dangling(issue["districts"].items(), known, DISTRICT)
        yield from repeated(issue["districts"].items())
        yield from ascending(issue["onset"])
        for day in issue["onset"].items():
            yield from within(day, day.number, draft)


def check_responses(draft: Draft) -> Iterator[Problem]:
    """The actions an issue responds to are in the catalogue."""
    known = ids(draft.actions["actions"])
    for issue in draft.each_issue():
        yield from dangling(issue["responds_to"].keys(), known, ACTION)


def check_exits(draft: Draft) -> Iterator[Problem]:
    """Stages appear once; the first one is there; every way out leads to one."""
    for issue in draft.each_issue():
        stages = issue["stages"]
        names = _stage_names(issue)
        yield from repeated(rule["stage"] for rule in stages.items())
        for rule in stages.items():
            yield from dangling(
                (way["to"] for way in rule["exits"].items()), names, STAGE
            )
        if stages.is_list and FIRST not in names:
            yield stages.problem(
                Message(N_("Tahap {stage} tidak ada; isu dimulai di sana."), _FIRST),
                Message(N_("Tambahkan tahap {stage}."), _FIRST),
            )


_FIRST = {"stage": FIRST}


def _stage_names(issue: Part) -> set[str]:
    rules = issue["stages"].items()
    return {rule["stage"].text or "" for rule in rules if rule["stage"].text in STAGES}


def _reachable(issue: Part, variant: str) -> set[str]:
    """Return the stages that an issue with this hidden cause may come to."""
    ways: dict[str, list[str]] = {}
    for rule in issue["stages"].items():
        ways[rule["stage"].text or ""] = [
            way["to"].text or ""
            for way in rule["exits"].items()
            if (way["per_day"][variant].number or 0) > 0
        ]
    found, todo = {FIRST}, [FIRST]
    while todo:
        new = [stage for stage in ways.get(todo.pop(), ()) if stage not in found]
        found.update(new)
        todo.extend(new)
    return found


def check_real_reaches_crisis(draft: Draft) -> Iterator[Problem]:
    """With a real cause an issue can come to a crisis."""
    for issue in draft.each_issue():
        stages = issue["stages"]
        if not stages.is_list or FIRST not in _stage_names(issue):
            continue
        if "crisis" not in _reachable(issue, "real"):
            yield stages.problem(
                Message(N_("Isu yang nyata (real) tidak mungkin sampai crisis.")),
                Message(
                    N_("Beri exits dengan per_day real di atas 0 sampai ke crisis.")
                ),
            )


def check_benign_stays_calm(draft: Draft) -> Iterator[Problem]:
    """With a benign cause an issue never comes to threshold or crisis."""
    for issue in draft.each_issue():
        reached = _reachable(issue, "benign")
        for rule in issue["stages"].items():
            for way in rule["exits"].items():
                if rule["stage"].text not in reached:
                    continue
                share = way["per_day"]["benign"]
                if (
                    way["to"].text in ("threshold", "crisis")
                    and (share.number or 0) > 0
                ):
                    yield share.problem(
                        Message(
                            N_(
                                "Isu yang tidak berbahaya (benign) tidak boleh sampai "
                                "{stage}."
                            ),
                            {"stage": way["to"].text},
                        ),
                        Message(N_("Tulis benign: 0, atau hapus benign di sini.")),
                    )


def check_indicators(draft: Draft) -> Iterator[Problem]:
    """An indicator's stage is one of its issue's; its variants appear once."""
    for issue in draft.each_issue():
        names = _stage_names(issue) if issue["stages"].is_list else None
        for indicator in issue["indicators"].items():
            yield from dangling([indicator["stage"]], names, STAGE)
            yield from repeated(indicator["variants"].items())


def check_misreadings(draft: Draft) -> Iterator[Problem]:
    """What a report is exaggerated or played down as is a report that has texts."""
    texts = draft.texts["id"]["reports"]
    if not texts.is_mapping:
        return
    known = {key for key, _ in texts.fields()}
    background = draft.injects["background"].items()
    for item in (*draft.each_indicator(), *background):
        told_as = [item["exaggerated_as"], item["played_down_as"]]
        yield from dangling(told_as, known, REPORT)
