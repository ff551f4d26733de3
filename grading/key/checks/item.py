"""Key actions as such: may it be asked for, of whom, for what, at what cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from grading.key.fault import Fault, fault, twice, unknown
from grading.key.model import Item, Key, Plan
from grading.key.setting import Setting
from sim.i18n import N_, Message
from sim.scenario.shared import Action, ConductRule
from sim.scenario.tree import Path

COSTS_MARKS = ("serious", "critical")
FOUND_OUT = ("checked", "supported", "refuted")
NO_ACTION = N_("Skenario ini tidak menawarkan tindakan {name}.")


def check(key: Key, setting: Setting) -> Iterator[Fault]:
    """Yield what is wrong with the plans' items, each by itself."""
    yield from twice(("plans",), [p.id for p in key.plans], N_("Id {name} dua kali."))
    for place, plan in enumerate(key.plans):
        path: Path = ("plans", place, "items")
        yield from twice(path, [i.id for i in plan.items], N_("Id {name} dua kali."))
        for number, item in enumerate(plan.items):
            for look in LOOKS:
                yield from look(item, (*path, number), setting)
        yield from _affordable(plan, (*path,), setting)


def _offered(item: Item, path: Path, setting: Setting) -> Iterator[Fault]:
    if item.action not in setting.actions:
        yield unknown((*path, "action"), NO_ACTION, item.action, setting.actions)
    for place, other in enumerate(item.equivalents):
        where = (*path, "equivalents", place, "action")
        if other.action not in setting.actions:
            yield unknown(where, NO_ACTION, other.action, setting.actions)
        elif other.action == item.action:
            yield fault(
                where,
                N_("Tindakan {name} disebut setara dengan dirinya sendiri."),
                N_("Hapus kesetaraan ini, atau tulis tindakan yang lain."),
                name=other.action,
            )
        elif not setting.actions[other.action].authority:
            yield _nobody(where, other.action)


def _authority(item: Item, path: Path, setting: Setting) -> Iterator[Fault]:
    action = setting.actions.get(item.action)
    if action is None:
        return
    if not action.authority:
        yield _nobody((*path, "action"), item.action)
    elif item.authority not in action.authority:
        text = N_("{name} tidak berwenang memutuskan {action}.")
        found = unknown((*path, "authority"), text, item.authority, action.authority)
        values = {**found.message.values, "action": item.action}
        yield Fault(found.path, Message(text, values), found.mend)


def _nobody(path: Path, action: str) -> Fault:
    return fault(
        path,
        N_("Tidak seorang pun di kabupaten berwenang atas {name}; itu jebakan."),
        N_("Hapus butir ini dari kunci."),
        name=action,
    )


def _manner(item: Item, path: Path, setting: Setting) -> Iterator[Fault]:
    action = setting.actions.get(item.action)
    if action is None:
        return
    manners = [manner.id for manner in action.manners]
    if item.manner is not None and item.manner not in manners:
        text = N_("Tindakan ini tidak mempunyai cara {name}.")
        yield unknown((*path, "manner"), text, item.manner, manners)


def _breach(item: Item, path: Path, setting: Setting) -> Iterator[Fault]:
    """An act that the key asks for must not be one that it punishes."""
    action = setting.actions.get(item.action)
    for rule in action.conduct if action is not None else ():
        if rule.severity in COSTS_MARKS and _breaks(item, rule):
            yield fault(
                (*path, "manner" if rule.manner else "action"),
                N_("Tindakan kunci ini sendiri melanggar aturan perilaku {rule}."),
                N_("Pilih cara yang patut, atau dasar sesudah pemeriksaan."),
                rule=rule.message,
            )
            return


def _breaks(item: Item, rule: ConductRule) -> bool:
    """Return whether a rule forbids an item in every world, as far as can be told."""
    if rule.manner not in (None, item.manner):
        return False
    if rule.when == "no-verification":
        return item.ground not in FOUND_OUT
    return rule.when in (None, "always")


def _target(item: Item, path: Path, setting: Setting) -> Iterator[Fault]:
    if item.issue is not None and item.issue not in setting.issues:
        text = N_("Isu {name} tidak ada di skenario ini.")
        yield unknown((*path, "issue"), text, item.issue, setting.issues)
    if item.district is not None and item.district not in setting.districts:
        text = N_("Kecamatan {name} tidak ada di skenario ini.")
        yield unknown((*path, "district"), text, item.district, setting.districts)
    if item.issue is not None and item.district is not None:
        yield fault(
            (*path, "district"),
            N_("Sasarannya dua: isu {issue} dan kecamatan {district}."),
            N_("Tulis salah satu; isu sudah mencakup kecamatan asalnya."),
            issue=item.issue,
            district=item.district,
        )
    action = setting.actions.get(item.action)
    aims = action.target if action is not None else None
    if item.district is not None and aims not in (None, "district"):
        yield fault(
            (*path, "district"),
            N_("Tindakan {action} tidak ditujukan kepada sebuah kecamatan."),
            N_("Hapus kecamatannya, atau pilih tindakan lain."),
            action=item.action,
        )
    if aims == "issue" and item.issue is None:
        yield fault(
            (*path, "issue"),
            N_("Tindakan {action} ditujukan kepada isu, tetapi isunya tidak disebut."),
            N_("Tulis isunya, misalnya issue: {example}."),
            action=item.action,
            example=next(iter(setting.issues)),
        )


def _cost(item: Item, path: Path, setting: Setting) -> Iterator[Fault]:
    action = setting.actions.get(item.action)
    if action is not None and (short := _short(action, setting)):
        yield fault(
            (*path, "action"),
            N_("Kantor ini tidak mungkin membayar {action}: perlu {need}, ada {have}."),
            N_("Pilih tindakan yang terjangkau, atau tambah sumber daya di skenario."),
            action=item.action,
            **short,
        )


def _short(action: Action, setting: Setting) -> dict[str, object]:
    """Return what an action needs and the office never has, if it is too dear."""
    have = setting.scenario.world.resources
    cost = action.cost
    for need, there, unit in (
        (cost.staff_hours, have.staff_hours_per_day, N_("{count} jam staf")),
        (cost.teams, have.teams, N_("{count} tim")),
        (cost.rupiah, have.rupiah, N_("{count} rupiah")),
    ):
        if need > there:
            return {
                "need": Message(unit, {"count": need}),
                "have": Message(unit, {"count": there}),
            }
    return {}


def _affordable(plan: Plan, path: Path, setting: Setting) -> Iterator[Fault]:
    """What a plan asks for in every world must fit into the budget together."""
    sure = [
        setting.actions[item.action].cost.rupiah
        for item in plan.items
        if item.ground in ("day", "first") and item.action in setting.actions
    ]
    have = setting.scenario.world.resources.rupiah
    if sum(sure) > have:
        yield fault(
            path,
            N_("Rencana {name} selalu memerlukan {need} rupiah; anggarannya {have}."),
            N_("Kurangi tindakan yang selalu diminta, atau tambah anggaran."),
            name=plan.id,
            need=sum(sure),
            have=have,
        )


def _weight(item: Item, path: Path, setting: Setting) -> Iterator[Fault]:
    if item.weight <= 0:
        yield fault(
            (*path, "weight"),
            N_("Bobot nol: butir ini tidak pernah berarti apa-apa."),
            N_("Tulis bobot di atas nol, atau hapus butirnya."),
        )


LOOKS: tuple[Callable[[Item, Path, Setting], Iterator[Fault]], ...] = (
    _offered, _authority, _manner, _breach, _target, _cost, _weight,
)  # fmt: skip
