"""The questions of ``scenario new``, each with a default that Enter accepts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from deniceni.voice import complain, language, say, words
from sim.i18n import LANGUAGES, N_, Language
from sim.world.calendar import day_label
from sim.world.result import decimal

if TYPE_CHECKING:
    from grading.workbench.answers import Answers, StoryAnswers
    from grading.workbench.archetype import Archetype, Parameter
    from grading.workbench.names import Fault
    from grading.workbench.wishes import Story, Wishes

Value = TypeVar("Value")
PACES = {
    "quick": N_("cepat"),
    "usual": N_("biasa"),
    "slow": N_("lambat"),
}
LENGTHS = {
    "short": N_("pendek, 20 menit"),
    "session": N_("satu sesi, 90 menit"),
    "halfday": N_("setengah hari, 240 menit"),
}
TONGUES: dict[Language, str] = {
    "id": N_("Bahasa Indonesia"),
    "en": N_("Bahasa Inggris"),
}


def answers(before: Answers | None = None) -> Answers:
    """Ask everything; raises ``EOFError`` when the answers end before the questions.

    ``before``: answers given already; they are the defaults now.
    """
    from grading.workbench import names
    from grading.workbench.answers import Answers

    say(N_("Tekan Enter untuk menerima jawaban dalam kurung siku."))
    name = names.offered(1) if before is None else before.regency
    regency = _ask(words(N_("Nama kabupaten rekaan?")), name, str, names.fault_of)
    given = {} if before is None else {one.archetype: one for one in before.stories}
    stories: list[StoryAnswers] = []
    settled: list[Story] = []
    for kind in _kinds([*given]):
        stories.append(_story(kind, settled, given.get(kind.id)))
    first, last = _days(settled)
    return Answers(
        regency=regency,
        length=_length(last - first + 1),
        first_day=first,
        last_day=last,
        stories=tuple(stories),
    )


def accepted(wishes: Wishes) -> bool:
    """Show what was answered, and ask whether it is right."""
    span = {"first": day(wishes.first_day), "last": day(wishes.last_day)}
    say(
        N_("\nKabupaten {regency}, {first} sampai {last}, {length}:"),
        regency=wishes.regency,
        length=words(LENGTHS[wishes.length]),
        **span,
    )
    for one in wishes.stories:
        say(
            N_(
                "- {title}: mulai {onset}, {pace}, tidak berbahaya {benign}, "
                "{districts} kecamatan; {words}"
            ),
            title=one.archetype.title[language()],
            onset=day(one.onset),
            pace=words(PACES[one.pace]),
            benign=decimal(one.benign)(language()),
            districts=one.districts,
            words=", ".join(texts[language()] for texts in one.words.values()),
        )
    known = {"yes": N_("ya"), "no": N_("tidak")}
    return _choose(words(N_("Sudah benar?")), known, "yes", numbered=False) == "yes"


def day(number: int) -> str:
    """Return a day as texts write it, H−30; voting day as 0."""
    return day_label(number)(language()) if number else "0"


def _kinds(chosen: list[str]) -> list[Archetype]:
    """Let the author choose among the templates, by number."""
    from grading.workbench import archetype
    from grading.workbench.wishes import USUAL

    known = archetype.known()
    for number, one in enumerate(known, 1):
        spoken = language()
        onset = one.parameter("onset")
        say(
            N_("{n:3}. {title}. {line} Lazimnya mulai {usual} ({low} sampai {high})."),
            n=number,
            title=one.title[spoken],
            line=one.line[spoken],
            usual=day(int(onset.default)),
            low=day(int(onset.low)),
            high=day(int(onset.high)),
        )
    numbers_of = {one.id: str(number) for number, one in enumerate(known, 1)}
    usual = [numbers_of[name] for name in chosen or USUAL]
    numbers = _ask(
        words(N_("Alur yang mana? Tulis nomornya, dipisah koma.")),
        ",".join(usual),
        _numbers,
        lambda numbers: _choice_fault(numbers, len(known)),
        N_("Tulis nomor dipisah koma, misalnya 2,6,7."),
    )
    return [known[number - 1] for number in numbers]


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _choice_fault(chosen: list[int], most: int) -> Fault | None:
    from grading.workbench.archetype import shared
    from sim.i18n import Message

    low, high = shared("regency")["limits"]["stories"]
    fine = low <= len(set(chosen)) == len(chosen) <= high
    if fine and all(1 <= number <= most for number in chosen):
        return None
    return (
        Message(N_("Daftar alur ini tidak dapat dipakai.")),
        Message(
            N_("Pilih {low} sampai {high} nomor berlainan."), {"low": low, "high": high}
        ),
    )


def _story(
    kind: Archetype, before: list[Story], last: StoryAnswers | None = None
) -> StoryAnswers:
    """Ask about one storyline; its settled form is put behind those ``before`` it.

    ``last``: what was answered about it the time before.
    """
    from grading.workbench.answers import StoryAnswers, Words
    from grading.workbench.wishes import story, usual_onset

    say("\n{title}", title=kind.title[language()])
    given: dict[str, Any] = {}
    named: dict[str, Words] = {}
    for one in kind.parameters:
        if one.kind == "words":
            said = one.default if last is None else last.words[one.name].texts
            named[one.name] = Words(**{k: _word(one, k, said[k]) for k in LANGUAGES})
            continue
        usual = usual_onset(kind, before) if one.kind == "day" else one.default
        given[one.name] = _parameter(
            one, usual if last is None else getattr(last, one.name)
        )
    found = StoryAnswers(archetype=kind.id, words=named, **given)
    before.append(story(found, before))
    return found


def _parameter(asked: Parameter, default: Any) -> Any:
    from grading.workbench.answers import value_fault

    text = asked.asks[language()]
    if asked.kind == "pace":
        return _choose(text, PACES, str(default))
    read: Callable[[str], Any] = _decimal if asked.kind == "share" else _whole
    show = _day_shown if asked.kind == "day" else _figure
    return _ask(
        f"{text} ({show(asked.low)} … {show(asked.high)})",
        show(default),
        read,
        lambda value: value_fault(asked, value),
    )


def _figure(value: float) -> str:
    return decimal(value)(language())


def _day_shown(value: float) -> str:
    return day(int(value))


def _whole(text: str) -> int:
    """Return a whole number; a day may be written as texts write it: H−30."""
    return int(text.removeprefix("H").replace("\N{MINUS SIGN}", "-") or "0")


def _decimal(text: str) -> float:
    """Return a number, with a decimal point or comma."""
    return float(text.replace(",", "."))


def _word(asked: Parameter, tongue: Language, default: str) -> str:
    from grading.workbench.answers import word_fault

    text = f"{asked.asks[language()]} ({words(TONGUES[tongue])})"
    return _ask(text, default, str, word_fault)


def _days(stories: list[Story]) -> tuple[int, int]:
    from grading.workbench.wishes import usual_days

    first, last = usual_days(stories)
    return (
        _ask(words(N_("Hari pertama latihan?")), day(first), _whole),
        _ask(words(N_("Hari terakhir latihan?")), day(last), _whole),
    )


def _length(days: int) -> Any:
    from grading.workbench.wishes import usual_length

    return _choose(words(N_("Lama permainan?")), LENGTHS, usual_length(days))


def _choose(
    text: str, known: dict[str, str], default: str, *, numbered: bool = True
) -> str:
    """Let somebody choose one of a few words, by its number, as shown or as written.

    ``numbered``: the choices are listed, and the default is offered by its number.
    """
    from sim.i18n import Message
    from sim.scenario.problem import choose

    names = list(known)
    listed = "; ".join(f"{n} {words(known[one])}" for n, one in enumerate(names, 1))

    by_label = {words(label): one for one, label in known.items()}

    def read(said: str) -> str:
        if numbered and said in map(str, range(1, 10)):
            return names[int(said) - 1]
        return by_label.get(said, said)

    def fault(said: str) -> Fault | None:
        if said in known:
            return None
        return Message(N_("Pilihan itu tidak ada.")), choose(said, by_label)

    if not numbered:
        return _ask(text, words(known[default]), read, fault)
    return _ask(f"{text} ({listed})", names.index(default) + 1, read, fault)


def _ask(
    text: str,
    default: object,
    read: Callable[[str], Value],
    fault: Callable[[Value], Fault | None] = lambda value: None,
    unreadable: str = N_("Tulis bilangan."),
) -> Value:
    """Ask until the answer can be used; Enter takes the default."""
    while True:
        said = input(f"{text} [{default}] ").strip() or str(default)
        try:
            value = read(said)
        except (ValueError, IndexError):
            complain(unreadable)
            continue
        wrong = fault(value)
        if wrong is None:
            return value
        for line in wrong:
            complain("{line}", line=line(language()))
