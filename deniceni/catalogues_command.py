"""``catalogues``: bring translations up to date, or say what they lack."""

from __future__ import annotations

from deniceni.voice import Parser, complain, say, words
from sim.i18n import N_


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("catalogues", N_("Terjemahan: perbarui dari kode, atau periksa."))
    made.add_argument(
        "action",
        choices=["update", "check"],
        help=words(N_("update: perbarui dan susun; check: periksa saja")),
    )
    made.add_argument("--domain", help=words(N_("hanya katalog ini")))
    made.add_argument(
        "--drop",
        action="store_true",
        help=words(N_("buang teks yang tidak dipakai lagi")),
    )
    return made


def main(arguments: list[str]) -> int:
    """Update or check the catalogues; status 1 if something is amiss."""
    asked = parser().parse_args(arguments)
    from deniceni.catalogues import DOMAINS, problems, update

    found: list[str] = []
    for domain in DOMAINS:
        if asked.domain not in (None, domain.name):
            continue
        if asked.action == "update":
            update(domain, drop=asked.drop)
        found += problems(domain)
    for problem in found:
        complain("{problem}", problem=problem)
    if not found:
        say(N_("Semua terjemahan lengkap."))
    return 1 if found else 0
