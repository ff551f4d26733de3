"""When key actions are due: windows, grounds that can come about, and soft order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from grading.key.checks.item import FOUND_OUT
from grading.key.fault import Fault, fault, unknown
from grading.key.model import Item, Key, Plan
from grading.key.setting import DAY, Setting
from sim.i18n import N_
from sim.scenario.tree import Path


def check(key: Key, setting: Setting) -> Iterator[Fault]:
    """Yield what is wrong with windows, grounds and order."""
    for place, plan in enumerate(key.plans):
        path: Path = ("plans", place, "items")
        for number, item in enumerate(plan.items):
            for look in LOOKS:
                yield from look(item, plan, (*path, number), setting)
        yield from _circles(plan, path)


def _window(item: Item, plan: Plan, path: Path, setting: Setting) -> Iterator[Fault]:
    if item.close_hours < item.open_hours:
        yield fault(
            (*path, "close_hours"),
            N_("Jendela ini menutup sebelum membuka ({close} jam, {open} jam)."),
            N_("Tulis close_hours yang tidak kurang dari open_hours."),
            close=item.close_hours,
            open=item.open_hours,
        )


def _day(item: Item, plan: Plan, path: Path, setting: Setting) -> Iterator[Fault]:
    """A day must be given for that ground, lie in the exercise, and be knowable."""
    if (item.ground == "day") != (item.day is not None):
        yield fault(
            (*path, "day"),
            N_("Hari dan dasar “day” saling memerlukan."),
            N_("Tulis keduanya, atau pilih dasar yang lain dan hapus harinya."),
        )
        return
    if item.day is None:
        return
    opens = item.day * DAY + item.open_hours
    closes = item.day * DAY + item.close_hours + item.grace_hours
    if opens >= setting.last_hour or closes < setting.first_hour:
        world = setting.scenario.world
        yield fault(
            (*path, "day"),
            N_(
                "Jendela ini di luar latihan, yang berjalan dari H{first} sampai "
                "H{last}."
            ),
            N_("Pilih hari di dalam latihan."),
            first=day(world.start_day),
            last=day(world.end_day),
        )
        return
    issue = setting.issues.get(item.issue or "")
    heard = setting.heard(issue) if issue is not None else None
    if issue is not None and heard is not None and closes < heard:
        yield fault(
            (*path, "day"),
            N_(
                "Pada hari itu belum seorang pun dapat tahu tentang {issue}: kabar "
                "pertama paling cepat tiba H{day}."
            ),
            N_("Mundurkan harinya, atau pakai dasar “first”."),
            issue=issue.id,
            day=day(int(heard // DAY)),
        )


def _known(item: Item, plan: Plan, path: Path, setting: Setting) -> Iterator[Fault]:
    """A ground on an issue must be something the office can be told."""
    if item.ground == "day":
        return
    issue = setting.issues.get(item.issue or "")
    if issue is None:
        if item.issue is None:
            yield fault(
                (*path, "ground"),
                N_(
                    "Dasar {ground} berasal dari kabar tentang isu, tetapi isunya "
                    "tidak disebut."
                ),
                N_("Tulis isunya, atau pakai dasar “day” dengan harinya."),
                ground=item.ground,
            )
        return
    heard = setting.heard(issue)
    if heard is None:
        yield fault(
            (*path, "issue"),
            N_("Tidak ada sumber yang dapat memberi tahu peran ini tentang {issue}."),
            N_("Tambah sumber yang menjangkaunya di skenario, atau hapus butir ini."),
            issue=issue.id,
        )
    elif heard + item.open_hours >= setting.last_hour:
        yield fault(
            (*path, "open_hours"),
            N_("Jendela ini baru membuka sesudah latihan selesai."),
            N_("Kecilkan open_hours, atau mulai isu {issue} lebih awal di skenario."),
            issue=issue.id,
        )


def _stage(item: Item, plan: Plan, path: Path, setting: Setting) -> Iterator[Fault]:
    """A stage goes with ground corroborated, and reports must be able to claim it."""
    if item.stage is None:
        return
    if item.ground != "corroborated":
        yield fault(
            (*path, "stage"),
            N_("Tahap hanya berarti pada dasar “corroborated”."),
            N_("Hapus tahapnya, atau tulis ground: corroborated."),
        )
        return
    issue = setting.issues.get(item.issue or "")
    if issue is not None and not setting.can_claim(issue, item.stage):
        yield fault(
            (*path, "stage"),
            N_("Isu {issue} tidak pernah dapat dilaporkan sampai tahap {stage}."),
            N_("Pilih tahap yang dapat dicapai isu itu menurut skenario."),
            issue=issue.id,
            stage=item.stage,
        )


def _checked(item: Item, plan: Plan, path: Path, setting: Setting) -> Iterator[Fault]:
    """A finding needs somebody to have asked for it."""
    asks = any(
        other.id != item.id
        and other.issue == item.issue
        and other.ground not in FOUND_OUT
        and setting.verifies(other.action)
        for other in plan.items
    )
    if item.ground in FOUND_OUT and not asks:
        yield fault(
            (*path, "ground"),
            N_(
                "Dasar {ground} memerlukan hasil pemeriksaan, tetapi rencana ini tidak "
                "pernah meminta pemeriksaan atas isu itu."
            ),
            N_(
                "Tambah butir pemeriksaan (A01) atas isu yang sama, dengan dasar "
                "“first”."
            ),
            ground=item.ground,
        )


def _after(item: Item, plan: Plan, path: Path, setting: Setting) -> Iterator[Fault]:
    items = {other.id: other for other in plan.items}
    for place, name in enumerate(item.after):
        where = (*path, "after", place)
        if name not in items:
            text = N_("Butir {name} tidak ada di rencana ini.")
            yield unknown(where, text, name, items)
        elif _only_later(items[name], item, setting):
            yield fault(
                where,
                N_("{first} baru dapat dilakukan sesudah jendela {item} lewat."),
                N_("Balik urutannya, atau samakan dasar dan jendelanya."),
                first=name,
                item=item.id,
            )


def _only_later(first: Item, item: Item, setting: Setting) -> bool:
    """Return whether ``first`` opens only once ``item`` is over, in every world."""
    ends = item.close_hours + item.grace_hours
    if first.ground == item.ground == "day":
        if first.day is None or item.day is None:
            return False
        return first.day * DAY + first.open_hours > item.day * DAY + ends
    if first.issue != item.issue or "day" in (first.ground, item.ground):
        return False
    wait = 0.0
    if first.ground in FOUND_OUT and item.ground == "first":
        sends = (a for a in setting.actions.values() if setting.verifies(a.id))
        wait = min((action.lead_hours[0] for action in sends), default=0.0)
    elif first.ground != item.ground:
        return False
    return first.open_hours + wait > ends


def _circles(plan: Plan, path: Path) -> Iterator[Fault]:
    """Yield a fault for every item whose order leads back to itself."""
    before = {item.id: item.after for item in plan.items}
    for place, item in enumerate(plan.items):
        seen: set[str] = set()
        waiting = list(item.after)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += before.get(name, ())
        if item.id in seen:
            yield fault(
                (*path, place, "after"),
                N_("Urutan {item} berputar: ia harus sesudah dirinya sendiri."),
                N_("Putuskan lingkaran ini dengan menghapus satu rujukan after."),
                item=item.id,
            )


def day(number: int) -> str:
    """Return a day relative to voting day as it is written after the H."""
    return f"{number:+d}".replace("-", "−")


LOOKS: tuple[Callable[[Item, Plan, Path, Setting], Iterator[Fault]], ...] = (
    _window, _day, _known, _stage, _checked, _after,
)  # fmt: skip
