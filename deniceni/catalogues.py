"""Message catalogues: what the code says, what is translated, what is missing or stale.

Each domain reads its packages' Indonesian source texts: the literal first argument of
the calls in ``KEYWORDS``. The ``course`` domain also reads the notebooks' text blocks.
Needs Babel.
"""

from __future__ import annotations

import ast
import gettext
import io
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from sim.i18n import LOCALE

ROOT = LOCALE.parents[1]
LANGUAGE = "en"
KEYWORDS = {"N_", "translate", "Message", "JournalError"}


@dataclass(frozen=True)
class Domain:
    """A catalogue and the places (files or folders) whose texts it holds."""

    name: str
    places: tuple[str, ...]
    without: tuple[str, ...] = ()
    notebooks: tuple[str, ...] = ()

    def files(self) -> list[Path]:
        """Return its Python files, sorted."""
        found: set[Path] = set()
        for place in self.places:
            path = ROOT / place
            found |= {path} if path.is_file() else set(path.rglob("*.py"))
        barred = [ROOT / place for place in self.without]
        return sorted(p for p in found if not any(b in p.parents for b in barred))

    def path(self, suffix: str) -> Path:
        """Return its catalogue file, ``.po`` or ``.mo``."""
        return LOCALE / LANGUAGE / "LC_MESSAGES" / f"{self.name}{suffix}"


class _Plain(Catalog):
    """A catalogue whose header holds no dates or names, so that it stays as it is."""

    mime_headers = property(
        lambda self: [
            ("Language", LANGUAGE),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
    )


DOMAINS = (
    Domain("scenario", ("sim/scenario",)),
    Domain("engine", ("sim/world", "sim/exercise", "sim/policies", "sim/i18n.py")),
    Domain("ensemble", ("sim/ensemble",)),
    Domain("desk", ("sim/desk",)),
    Domain("review", ("grading",), without=("grading/course",)),
    Domain("course", ("grading/course",), notebooks=("notebooks/source",)),
    Domain("cli", ("deniceni",)),
)


def texts_in(source: str) -> Iterator[str]:
    """Yield the source texts that Python ``source`` marks, in order."""
    calls = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call)]
    for node in sorted(calls, key=lambda n: (n.lineno, n.col_offset)):
        if not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        text = node.args[0]
        value = text.value if isinstance(text, ast.Constant) else None
        if name in KEYWORDS and isinstance(value, str) and value:
            yield value


def extract(domain: Domain) -> dict[str, list[str]]:
    """Return each source text of ``domain`` with the files it stands in."""
    found: dict[str, list[str]] = {}
    for path in domain.files():
        for text in texts_in(path.read_text(encoding="utf-8")):
            places = found.setdefault(text, [])
            name = path.relative_to(ROOT).as_posix()
            places += [] if name in places else [name]
    for text, name in _notebook_texts(domain):
        found.setdefault(text, []).append(name)
    return found


def _notebook_texts(domain: Domain) -> Iterator[tuple[str, str]]:
    for folder in domain.notebooks:
        from grading.course.source import texts

        for path in sorted((ROOT / folder).rglob("*.py")):
            for text in texts(path):
                yield text, path.relative_to(ROOT).as_posix()


def load(domain: Domain) -> Catalog:
    """Return the domain's translations; an empty catalogue if there is no file."""
    path = domain.path(".po")
    if not path.exists():
        return Catalog(locale=LANGUAGE, domain=domain.name)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, domain=domain.name)


def update(domain: Domain, drop: bool = False) -> Catalog:
    """Bring the ``.po`` file up to date and compile it; return the catalogue.

    A text that the code no longer says is kept as obsolete, so that it can come back,
    unless it is to be dropped.
    """
    old, new = load(domain), _headed(domain)
    known = {m.id: m for m in [*old.obsolete.values(), *old] if m.id}
    for text, places in extract(domain).items():
        before = known.pop(text, None)
        new.add(
            text,
            before.string if before else "",
            locations=[(place, 0) for place in places],
            flags=(before.flags if before else set()) - {"python-brace-format"},
            user_comments=before.user_comments if before else (),
        )
    if not drop:
        new.obsolete.update({str(key): m for key, m in known.items() if m.string})
    domain.path(".po").parent.mkdir(parents=True, exist_ok=True)
    domain.path(".po").write_bytes(rendered(new))
    domain.path(".mo").write_bytes(compiled(new))
    return new


def _headed(domain: Domain) -> Catalog:
    """Return an empty catalogue whose header never changes by itself."""
    made = _Plain(locale=LANGUAGE, domain=domain.name, fuzzy=False)
    made.header_comment = f"# Deni Ceni, {domain.name}: English translations."
    return made


def rendered(catalogue: Catalog) -> bytes:
    """Return the text of the ``.po`` file."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=88, include_lineno=False, sort_output=False)
    return buffer.getvalue().lstrip()


def compiled(catalogue: Catalog) -> bytes:
    """Return the content of the ``.mo`` file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def problems(domain: Domain) -> list[str]:
    """Return what is missing, stale, fuzzy, misplaced or not compiled in a domain."""
    catalogue, wanted = load(domain), extract(domain)
    if not wanted and not domain.path(".po").exists():
        return []
    entries = {m.id: m for m in catalogue if m.id}
    found = [f"missing: {t!r}" for t in wanted if not _translated(entries.get(t))]
    found += [f"stale: {t!r}" for t in entries if t not in wanted]
    found += [f"stale: {t!r}" for t in catalogue.obsolete]
    found += [f"fuzzy: {m.id!r}" for m in entries.values() if m.fuzzy]
    found += [
        f"placeholders differ: {m.id!r}"
        for m in entries.values()
        if m.string and fields(str(m.id)) != fields(str(m.string))
    ]
    said = {str(m.id): str(m.string) for m in entries.values() if m.string}
    if _compiled_texts(domain.path(".mo")) != said:
        found.append("not compiled: run `python3 -m deniceni catalogues update`")
    return [f"{domain.name}: {problem}" for problem in found]


def _compiled_texts(path: Path) -> dict[str, str]:
    """Return what a ``.mo`` file translates; nothing if it is missing."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {text: said for text, said in known.items() if text}


def _translated(message: object) -> bool:
    return bool(getattr(message, "string", ""))


def fields(text: str) -> set[str]:
    """Return the names in braces in ``text``; none where it is no format."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return set()
