"""Files against each other: every check finds what it is for, at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from sim.scenario import check
from sim.scenario.checks.place import is_real_place
from sim.scenario.draft import Draft
from sim.scenario.load import load
from sim.scenario.problem import Problem
from tests.scenario.folder import Place


class Case(NamedTuple):
    """Something that does not fit, and what must be said about it."""

    file: str
    old: str
    new: str
    field: str
    message: str
    below: int = 0  # lines between the change and the line to be named
    told_in: str = ""  # the file that is blamed, if another


WORLD, ISSUES, SOURCES = "world.yaml", "issues.yaml", "sources.yaml"
INJECTS, TEXT, ENGLISH = "injects.yaml", "text.id.yaml", "text.en.yaml"
ACTIONS, WORDS, CALENDAR = "actions.yaml", "actions.text.id.yaml", "calendars/tiny.yaml"
CRISIS = "per_day: {real: 0.4, mixed: 0.1, benign: 0}"

CASES = {
    "a real regency": Case(
        WORLD, "regency: Lembasura", "regency: Bandung", "regency",
        "“Bandung” is the name of a real place.",
    ),
    "a field of a later format": Case(
        WORLD, "version: 1", "version: 1\ncontexts: [daerah-tenang]", "contexts",
        "This field does nothing in format 1.", 1,
    ),
    "a real district": Case(
        WORLD, "name: Karangdamar", "name: Menteng", "districts[karangdamar].name",
        "“Menteng” is the name of a real place.",
    ),
    "a district twice": Case(
        WORLD, "id: telukmayang\n    name", "id: ranahsari\n    name",
        "districts[ranahsari].id", "“ranahsari” is used twice",
    ),
    "a district's name twice": Case(
        WORLD, "name: Telukmayang", "name: Ranahsari", "districts[telukmayang].name",
        "“Ranahsari” is used twice",
    ),
    "a camp twice": Case(
        WORLD, "id: two", "id: one", "camps[one].id", "“one” is used twice",
    ),
    "an action twice": Case(
        WORLD, "actions: [A01, A10]", "actions: [A01, A10, A10]", "actions[3]",
        "“A10” is used twice",
    ),
    "a question twice": Case(
        WORLD, "    closes: 2\n",
        "    closes: 2\n  - {id: sermon-crisis, issue: sermon, reaches: crisis, "
        "opens: 0, closes: 1}\n", "questions[sermon-crisis].id",
        "“sermon-crisis” is used twice; the first is on line", 1,
    ),
    "a neighbour that is not there": Case(
        WORLD, "neighbours: [karangdamar, telukmayang]",
        "neighbours: [karangdamer, telukmayang]", "districts[ranahsari].neighbours[1]",
        "There is no district “karangdamer”.",
    ),
    "a one-sided neighbour": Case(
        WORLD, "neighbours: [karangdamar, telukmayang]", "neighbours: [telukmayang]",
        "districts[karangdamar].neighbours[1]",
        "“ranahsari” does not list “karangdamar” as a neighbour.", -7,
    ),
    "its own neighbour": Case(
        WORLD, "neighbours: [karangdamar, telukmayang]",
        "neighbours: [ranahsari, karangdamar, telukmayang]",
        "districts[ranahsari].neighbours[1]", "“ranahsari” is its own neighbour.",
    ),
    "a neighbour twice": Case(
        WORLD, "neighbours: [karangdamar, telukmayang]",
        "neighbours: [karangdamar, telukmayang, karangdamar]",
        "districts[ranahsari].neighbours[3]", "“karangdamar” is used twice",
    ),
    "an end before the beginning": Case(
        WORLD, "end_day: 2", "end_day: -20", "end_day",
        "The last day is not after the first.",
    ),
    "a question about no issue": Case(
        WORLD, "issue: sermon", "issue: sermons", "questions[sermon-crisis].issue",
        "There is no issue “sermons”.",
    ),
    "a question about a stage its issue lacks": Case(
        WORLD, "reaches: crisis", "reaches: aftermath",
        "questions[sermon-crisis].reaches", "There is no stage “aftermath”.",
    ),
    "a question that closes first": Case(
        WORLD, "closes: 2", "closes: -9", "questions[sermon-crisis].closes",
        "The question closes before it has opened.",
    ),
    "a question that opens too early": Case(
        WORLD, "opens: -9", "opens: -11", "questions[sermon-crisis].opens",
        "Day -11 is outside the scenario's time.",
    ),
    "a question that closes too late": Case(
        WORLD, "closes: 2", "closes: 3", "questions[sermon-crisis].closes",
        "Day 3 is outside the scenario's time.",
    ),
    "an action the catalogue lacks": Case(
        WORLD, "actions: [A01, A10]", "actions: [A01, A10, A11]", "actions[3]",
        "There is no action “A11”.",
    ),
    "a calendar with another id": Case(
        CALENDAR, "id: tiny", "id: tinny", "id",
        "The calendar's id differs from the name of its file.",
    ),
    "a gap in the calendar": Case(
        CALENDAR, "first: -3", "first: -2", "stages[quiet].first",
        "There is a gap to, or an overlap with, the stage before.",
    ),
    "an overlap in the calendar": Case(
        CALENDAR, "first: 0", "first: -1", "stages[voting-day].first",
        "There is a gap to, or an overlap with, the stage before.",
    ),
    "a stage that ends first": Case(
        CALENDAR, "last: 7", "last: -7", "stages[voting-day].last",
        "This stage ends before it begins.",
    ),
    "a stage of the calendar twice": Case(
        CALENDAR, "  - id: voting-day", "  - id: quiet", "stages[quiet].id",
        "“quiet” is used twice",
    ),
    "no quiet period": Case(
        CALENDAR, "  - id: quiet", "  - id: silent", "stages",
        "There is no stage quiet.", -7,
    ),
    "a calendar that begins too late": Case(
        WORLD, "start_day: -10", "start_day: -64", "start_day",
        "The calendar does not cover day -64.",
    ),
    "a calendar that ends too early": Case(
        WORLD, "end_day: 2", "end_day: 8", "end_day",
        "The calendar does not cover day 8.",
    ),
    "a stage without a name": Case(
        CALENDAR, "en: {campaign: Campaign, ", "en: {", "names.en.campaign",
        "Electoral stage “campaign” has no name yet.",
    ),
    "a name without a stage": Case(
        CALENDAR, "en: {campaign: Campaign, ", "en: {campaign: C, campain: C, ",
        "names.en.campain", "There is no electoral stage “campain”.",
    ),
    "an issue twice": Case(
        ISSUES, "issues:\n",
        "issues:\n  - {id: sermon, axis: politik, districts: [ranahsari], "
        "onset: [-9, -8], variants: {benign: 1}, "
        "stages: [{stage: emerging, level: 1}], "
        "indicators: [{id: clip-shared, stage: emerging, per_day: 1}], "
        "responds_to: {}, "
        "harm: {violent: 0, injuries: 0, buildings: 0, deaths: 0, basis: none}, "
        "basis: none}\n", "issues[sermon].id", "“sermon” is used twice", 2,
    ),
    "an indicator twice": Case(
        ISSUES, "id: crowd-called", "id: clip-shared",
        "issues[sermon].indicators[clip-shared].id", "“clip-shared” is used twice",
    ),
    "a background report like an indicator": Case(
        INJECTS, "id: market-fire", "id: clip-shared", "background[clip-shared].id",
        "“clip-shared” is used twice",
    ),
    "shares that miss 1": Case(
        ISSUES, "variants: {real: 0.4, mixed: 0.1, benign: 0.5}",
        "variants: {real: 0.4, mixed: 0.2, benign: 0.5}", "issues[sermon].variants",
        "The shares of variants add up to 1.1, not to 1.",
    ),
    "too seldom benign": Case(
        ISSUES, "variants: {real: 0.4, mixed: 0.1, benign: 0.5}",
        "variants: {real: 0.4, mixed: 0.21, benign: 0.39}", "issues[sermon].variants",
        "The benign share 0.39 is too small.",
    ),
    "never benign": Case(
        ISSUES, "variants: {real: 0.4, mixed: 0.1, benign: 0.5}", "variants: {real: 1}",
        "issues[sermon].variants", "The benign share 0 is too small.",
    ),
    "an issue in no district": Case(
        ISSUES, "districts: [karangdamar, ranahsari]",
        "districts: [karangdamar, rana]", "issues[sermon].districts[2]",
        "There is no district “rana”.",
    ),
    "an onset that falls": Case(
        ISSUES, "onset: [-9, -7]", "onset: [-7, -9]", "issues[sermon].onset",
        "The numbers here must rise.",
    ),
    "an onset before the scenario": Case(
        ISSUES, "onset: [-9, -7]", "onset: [-11, -7]", "issues[sermon].onset[1]",
        "Day -11 is outside the scenario's time.",
    ),
    "an onset after the scenario": Case(
        ISSUES, "onset: [-9, -7]", "onset: [-9, 3]", "issues[sermon].onset[2]",
        "Day 3 is outside the scenario's time.",
    ),
    "a response to no action": Case(
        ISSUES, "responds_to: {A10: 1}", "responds_to: {A11: 1}",
        "issues[sermon].responds_to.A11", "There is no action “A11”.",
    ),
    "a stage twice": Case(
        ISSUES, "stage: settled\n", "stage: crisis\n",
        "issues[sermon].stages[crisis].stage", "“crisis” is used twice",
    ),
    "a way out to nowhere": Case(
        ISSUES, f"- to: crisis\n            {CRISIS}",
        f"- to: threshold\n            {CRISIS}",
        "issues[sermon].stages[rising].exits[threshold].to",
        "There is no stage “threshold”.",
    ),
    "no first stage": Case(
        ISSUES, "- stage: emerging\n        level", "- stage: latent\n        level",
        "issues[sermon].stages",
        "The stage emerging is not there; an issue begins in it.", -1,
    ),
    "real without a crisis": Case(
        ISSUES, CRISIS, "per_day: {real: 0, mixed: 0.1, benign: 0}",
        "issues[sermon].stages",
        "An issue with a real cause can never come to crisis.", -13,
    ),
    "a benign crisis": Case(
        ISSUES, CRISIS, "per_day: {real: 0.4, mixed: 0.1, benign: 0.01}",
        "issues[sermon].stages[rising].exits[crisis].per_day.benign",
        "An issue with a benign cause must not come to crisis.",
    ),
    "an indicator of no stage": Case(
        ISSUES, "stage: emerging\n        per_day", "stage: threshold\n        per_day",
        "issues[sermon].indicators[clip-shared].stage",
        "There is no stage “threshold”.",
    ),
    "an indicator's variant twice": Case(
        ISSUES, "variants: [real, mixed]", "variants: [real, real]",
        "issues[sermon].indicators[crowd-called].variants[2]", "“real” is used twice",
    ),
    "exaggerated as nothing": Case(
        ISSUES, "exaggerated_as: crowd-called", "exaggerated_as: crowd-caled",
        "issues[sermon].indicators[clip-shared].exaggerated_as",
        "There is no report “crowd-caled”.",
    ),
    "played down as nothing": Case(
        ISSUES, "played_down_as: clip-shared", "played_down_as: clip",
        "issues[sermon].indicators[crowd-called].played_down_as",
        "There is no report “clip”.",
    ),
    "background exaggerated as nothing": Case(
        INJECTS, "exaggerated_as: market-arson", "exaggerated_as: arson",
        "background[market-fire].exaggerated_as", "There is no report “arson”.",
    ),
    "a source twice": Case(
        SOURCES, "id: press", "id: camat", "sources[camat].id", "“camat” is used twice",
    ),
    "a source in no district": Case(
        SOURCES, "districts: [karangdamar]", "districts: [karang]",
        "sources[press].districts[1]", "There is no district “karang”.",
    ),
    "a delay that falls": Case(
        SOURCES, "delay_hours: [2, 12]", "delay_hours: [12, 2]",
        "sources[camat].delay_hours", "The numbers here must rise.",
    ),
    "a copy's delay that falls": Case(
        SOURCES, "delay_hours: [1, 4]", "delay_hours: [4, 1]",
        "sources[press].copies[1].delay_hours", "The numbers here must rise.",
    ),
    "a copy of nobody": Case(
        SOURCES, "- source: camat", "- source: lurah",
        "sources[press].copies[1].source", "There is no source “lurah”.",
    ),
    "a source that copies itself": Case(
        SOURCES, "- source: camat", "- source: press",
        "sources[press].copies[1].source",
        "Sources copy each other in a circle: press → press.",
    ),
    "sources that copy each other": Case(
        SOURCES, "exaggerates: 0.3\n",
        "exaggerates: 0.3\n    copies:\n      - {source: press, chance: 0.1, "
        "delay_hours: [1, 2]}\n", "sources[press].copies[1].source",
        "Sources copy each other in a circle: camat → press → camat.", 12,
    ),
    "an inject twice": Case(
        INJECTS, "id: mother-calls", "id: regent-asks", "injects[regent-asks].id",
        "“regent-asks” is used twice",
    ),
    "an inject in no district": Case(
        INJECTS, "district: karangdamar", "district: karang",
        "injects[regent-asks].district", "There is no district “karang”.",
    ),
    "an inject from nobody": Case(
        INJECTS, "sender: regent", "sender: regant", "injects[regent-asks].sender",
        "There is no sender “regant”.",
    ),
    "an inject on another day": Case(
        INJECTS, "at: [-6, 9]", "at: [-16, 9]", "injects[regent-asks].at[1]",
        "Day -16 is outside the scenario's time.",
    ),
    "an inject that never comes": Case(
        INJECTS, "    when:\n      issue: sermon\n      at_least: rising\n", "",
        "injects[mother-calls]",
        "This inject is never sent: at and when are empty.", -2,
    ),
    "unless by no time": Case(
        INJECTS, "    at: [-6, 9]\n", "    when: {action_done: A01}\n",
        "injects[regent-asks].unless_by", "unless_by needs a time, but at is empty.", 1,
    ),
    "tension nowhere": Case(
        INJECTS, "    district: karangdamar\n", "", "injects[regent-asks].tension",
        "tension has no effect without a district.", 3,
    ),
    "a condition on no issue": Case(
        INJECTS, "issue: sermon", "issue: preaching",
        "injects[mother-calls].when.issue", "There is no issue “preaching”.",
    ),
    "a condition on an action nobody can do": Case(
        INJECTS, "action_done: A10", "action_done: A30",
        "injects[regent-asks].unless_by.action_done", "There is no action “A30”.",
    ),
    "a condition that asks nothing": Case(
        INJECTS, "      at_least: rising\n", "", "injects[mother-calls].when",
        "This condition asks nothing.", -2,
    ),
    "a source without a name": Case(
        TEXT, "sources: {camat: Camat, ", "sources: {", "sources.camat",
        "Source “camat” has no text yet.",
    ),
    "a name without a source": Case(
        TEXT, "sources: {camat: Camat, ", "sources: {camat: Camat, lurah: Lurah, ",
        "sources.lurah", "There is no source “lurah”.",
    ),
    "a source without an opening": Case(
        ENGLISH, '  camat: ["We report:"]\n', "", "openings.camat",
        "Source “camat” has no text yet.", -1,
    ),
    "an issue without a name": Case(
        ENGLISH, "issues: {sermon: The sermon clip}", "issues: {}", "issues.sermon",
        "Issue “sermon” has no name yet.",
    ),
    "a question without a text": Case(
        TEXT, "  sermon-crisis: Apakah", "  sermon-crises: Apakah",
        "questions.sermon-crisis", "Question “sermon-crisis” has no text yet.", -1,
    ),
    "an inject without a text": Case(
        TEXT, "  mother-calls: Anak saya takut pulang.\n", "", "injects.mother-calls",
        "Inject “mother-calls” has no text yet.", -2,
    ),
    "a finding without a text": Case(
        TEXT, '  unclear: ["Belum jelas."]\n', "", "findings.unclear",
        "Finding “unclear” has no text yet.", -3,
    ),
    "a sender in one language": Case(
        ENGLISH, "{regent: Regent,", "{regent: Regent, mayor: The mayor,",
        "senders.mayor", "Sender “mayor” has no name yet.", 0, TEXT,
    ),
    "an indicator without phrasings": Case(
        ISSUES, "id: clip-shared", "id: clip-sent", "reports.clip-sent",
        "Report “clip-sent” has no text yet.", -99, TEXT,
    ),
    "phrasings of nothing": Case(
        TEXT, "reports:\n", "reports:\n  rain: [Hujan., Hujan deras.]\n",
        "reports.rain", "There is no report “rain”.", 1,
    ),
    "an incident without phrasings": Case(
        ENGLISH, "incident-violent", "incident-vile", "reports.incident-violent",
        "Report “incident-violent” has no text yet.", -6,
    ),
    "one phrasing only": Case(
        TEXT, '["Kebakaran kecil di pasar.", "Api di pasar {district} padam."]',
        '["Kebakaran kecil di pasar."]', "reports.market-fire",
        "There are too few phrasings here: 1.",
    ),
    "more phrasings in one language": Case(
        ENGLISH, '["A small fire in the market.",',
        '["A small fire in the market.", "Smoke.",', "reports.market-fire",
        "There are 3 phrasings here, 2 in text.id.yaml.",
    ),
    "more openings in one language": Case(
        ENGLISH, '["Breaking:", "According to residents,"]', '["Breaking:"]',
        "openings.press", "There are 1 phrasings here, 2 in text.id.yaml.",
    ),
    "a voice in one language": Case(
        ENGLISH, '{forward: ["Share this!", "From another group."]}', "{}",
        "voices.clip-shared.forward", "Register “forward” has no text yet.",
    ),
    "a voice of nothing": Case(
        TEXT, "clip-shared: {forward", "clip-shred: {forward",
        "voices.clip-shred", "There is no report “clip-shred”.",
    ),
    "no opening": Case(
        TEXT, 'camat: ["Kami laporkan:"]', "camat: []", "openings.camat",
        "There are too few phrasings here: 0.",
    ),
    "an unknown placeholder": Case(
        TEXT, "beredar di {district}.", "beredar di {kecamatan}.",
        "reports.clip-shared[1]", "{kecamatan} is not known in this text.",
    ),
    "a placeholder's attribute": Case(
        TEXT, "beredar di {district}.", "beredar di {district.__class__}.",
        "reports.clip-shared[1]", "{district.__class__} is not known in this text.",
    ),
    "a lonely brace": Case(
        TEXT, "beredar di {district}.", "beredar di {district.",
        "reports.clip-shared[1]", "{ is not known in this text.",
    ),
    "a number in a finding": Case(
        TEXT, "Didukung dua sumber.", "Didukung {number} sumber.",
        "findings.supported[1]", "{number} is not known in this text.",
    ),
    "a placeholder where nothing is filled in": Case(
        TEXT, "mother-calls: Anak saya takut pulang.",
        "mother-calls: Warga {district} takut.", "injects.mother-calls",
        "{district} is not known in this text.",
    ),
    "an action of the catalogue twice": Case(
        ACTIONS, "- id: A10", "- id: A01", "actions[A01].id", "“A01” is used twice",
    ),
    "an authority twice": Case(
        ACTIONS, "authorities: [kesbangpol, fkub]",
        "authorities: [kesbangpol, fkub, fkub]", "authorities[3]",
        "“fkub” is used twice",
    ),
    "a manner twice": Case(
        ACTIONS, "- id: calm", "- id: naming", "actions[A10].manners[naming].id",
        "“naming” is used twice", 1,
    ),
    "an authority that is not there": Case(
        ACTIONS, "authority: [kesbangpol, fkub]", "authority: [kesbangpol, fkubb]",
        "actions[A10].authority[2]", "There is no authority “fkubb”.",
    ),
    "conduct of no manner": Case(
        ACTIONS, "- manner: naming", "- manner: shaming",
        "actions[A10].conduct[1].manner", "There is no manner “shaming”.",
    ),
    "an alternative that is not there": Case(
        ACTIONS, "instead: [A01]", "instead: [A02]",
        "actions[A10].conduct[1].instead[1]", "There is no action “A02”.",
    ),
    "a lead time that falls": Case(
        ACTIONS, "lead_hours: [1, 6]", "lead_hours: [6, 1]", "actions[A01].lead_hours",
        "The numbers here must rise.",
    ),
    "a size that falls": Case(
        ACTIONS, "size: [0.3, 0.4, 0.6]", "size: [0.3, 0.7, 0.6]",
        "actions[A10].effects[1].size", "The numbers here must rise.",
    ),
    "a manner's size that falls": Case(
        ACTIONS, "size: [0.1, 0.2, 0.3]", "size: [0.3, 0.2, 0.1]",
        "actions[A10].manners[naming].effects[1].size", "The numbers here must rise.",
    ),
    "a cross-check that is always wrong or unclear": Case(
        ACTIONS, "unclear: 0.15", "unclear: 0.3", "verification",
        "correct and unclear add up to more than 1.", -2,
    ),
    "a limit without hours": Case(
        ACTIONS, "        limit_hours: 72\n", "", "actions[A10].refused[1]",
        "limit_hours goes with older-than-limit, and only with it.", -1,
    ),
    "hours without a limit": Case(
        ACTIONS, "- when: no-report\n", "- when: no-report\n        limit_hours: 3\n",
        "actions[A01].refused[1]",
        "limit_hours goes with older-than-limit, and only with it.",
    ),
    "conduct that asks nothing": Case(
        ACTIONS, "- manner: naming\n        flag", "- flag", "actions[A10].conduct[1]",
        "This rule never holds.",
    ),
    "an action without a text": Case(
        WORDS, "  A01: {name: Verifikasi silang, effect: Gambaran lebih tajam, "
        "risk: Makan waktu}\n", "", "actions.A01", "Action “A01” has no text yet.", -1,
    ),
    "an authority without a name": Case(
        WORDS, ", fkub: FKUB}", "}", "authorities.fkub",
        "Authority “fkub” has no name yet.",
    ),
    "a rule without its ground": Case(
        WORDS, "grounds:\n  named: Verifikasi sebelum disiarkan.\n", "grounds: {}\n",
        "grounds.named", "Rule “named” has no ground yet.",
    ),
    "a message without a text": Case(
        WORDS, "  named: Nama disebut sebelum terbukti.\n", "", "messages.named",
        "Message “named” has no text yet.", -3,
    ),
    "a message of nothing": Case(
        WORDS, "messages:\n", "messages:\n  spare: Cadangan.\n", "messages.spare",
        "There is no message “spare”.", 1,
    ),
    "a manner without a text": Case(
        WORDS, ", naming: Menyebut nama terduga}", "}", "actions.A10.manners.naming",
        "Manner “naming” has no text yet.",
    ),
    "manners without texts": Case(
        WORDS, "    manners: {calm: Tenang dan faktual, "
        "naming: Menyebut nama terduga}\n",
        "", "actions.A10.manners", "This action's manners have no texts yet.", -4,
    ),
    "a brace in the catalogue": Case(
        WORDS, "risk: Makan waktu", "risk: 'Makan {waktu}'", "actions.A01.risk",
        "{waktu} is not known in this text.",
    ),
    "a deeper field in format 1": Case(
        SOURCES, "exaggerates: 0.3", "exaggerates: 0.3\n    axes: [sosial]",
        "sources[camat].axes", "This field does nothing in format 1.", 1,
    ),
    "a network without an axis": Case(
        SOURCES, "exaggerates: 0.3", "exaggerates: 0.3\n    axes: []",
        "sources[camat].axes", "This source hears of nothing.", 1,
    ),
    "an axis twice": Case(
        SOURCES, "exaggerates: 0.3", "exaggerates: 0.3\n    axes: [sosial, sosial]",
        "sources[camat].axes[2]", "“sosial” is used twice", 1,
    ),
    "corrections without words": Case(
        SOURCES, "exaggerates: 0.3", "exaggerates: 0.3\n    corrects: "
        "{chance: 0.5, delay_hours: [1, 2], basis: made}",
        "corrections", "Too few sentences for a correction: 0.", told_in=ENGLISH,
    ),
    "a correction's delay falls": Case(
        SOURCES, "exaggerates: 0.3", "exaggerates: 0.3\n    corrects: "
        "{chance: 0.5, delay_hours: [9, 2], basis: made}",
        "sources[camat].corrects.delay_hours", "The numbers here must rise.", 1,
    ),
    "corrections in one language": Case(
        TEXT, "findings:\n", "corrections: [Ralat]\nfindings:\n",
        "corrections", "There are 0 sentences for a correction, not 1.",
        told_in=ENGLISH,
    ),
    "a brace in a correction": Case(
        TEXT, "findings:\n", 'corrections: ["{who}"]\nfindings:\n',
        "corrections[1]", "{who} is not known in this text.",
    ),
    "a channel without a source": Case(
        ISSUES, "      amplify: 0.1\n", "      amplify: 0.1\n      spread: "
        "{coupling_per_day: 0.1, channels: {viral: 1}, protects: 0.2, basis: made}\n",
        "issues[sermon].rumour.spread.channels.viral",
        "There is no source of kind “viral”.", 1,
    ),
    "a rumour that cannot spread": Case(
        ISSUES, "      amplify: 0.1\n", "      amplify: 0.1\n      spread: "
        "{coupling_per_day: 0, protects: 0.2, basis: made}\n",
        "issues[sermon].rumour.spread", "This rumour has no way to spread.", 1,
    ),
    "a rumour that travels in no stage": Case(
        ISSUES, "      amplify: 0.1\n", "      amplify: 0.1\n      spread: "
        "{coupling_per_day: 1, protects: 0, stages: [aftermath], basis: made}\n",
        "issues[sermon].rumour.spread.stages[1]", "There is no stage “aftermath”.", 1,
    ),
    "numbers in phrasings fall": Case(
        ACTIONS, "backfire:\n", "information:\n  numbers: [9, 3]\nbackfire:\n",
        "information.numbers", "The numbers here must rise.", 1,
    ),
    "an incident that nobody tells of": Case(
        ACTIONS, "backfire:\n",
        "information:\n  incident_axes: {incident-odd: sosial}\nbackfire:\n",
        "information.incident_axes.incident-odd",
        "There is no report “incident-odd”.", 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_told(place: Place, name: str) -> None:
    """File, line, field and what is wrong are named."""
    case = CASES[name]
    line = place.change(case.file, case.old, case.new) + case.below
    wanted = (case.told_in or case.file, case.field)
    found = [one for one in place.problems() if (one.file, one.field) == wanted]
    said = [one.message("en") for one in found]
    assert any(case.message in text for text in said), [
        one.text("en") for one in place.problems()
    ]
    if not case.told_in:
        assert line in {one.line for one in found}


def test_every_check_has_a_case(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever check is left out, some case above is no longer told."""
    told: set[str] = set()

    def watched(one: check.Check) -> check.Check:
        def run(draft: Draft) -> Iterator[Problem]:
            found = list(one(draft))
            if found:
                told.add(one.__name__)
            return iter(found)

        return run

    monkeypatch.setattr(check, "CHECKS", tuple(watched(one) for one in check.CHECKS))
    names = {run.__closure__ and _name(run) for run in check.CHECKS}
    for case in CASES.values():
        path = place.path(case.file)
        before = path.read_text(encoding="utf-8")
        place.change(case.file, case.old, case.new)
        place.problems()
        path.write_text(before, encoding="utf-8")
    assert names == told


def _name(run: Callable[..., object]) -> str:
    cells = [cell.cell_contents for cell in run.__closure__ or ()]
    return next(str(cell.__name__) for cell in cells if callable(cell))


def test_a_sound_scenario_has_no_problem(place: Place) -> None:
    """The fixture that all cases start from is sound."""
    assert load(place.folder)


@pytest.mark.parametrize(
    "name", ["Bandung", "bandung", "Banda Aceh", "BANDA  ACEH", "Kota Banda Aceh",
             "Kabupaten Tanah Laut", "Tanah-Laut", "kab. Aceh Selatan"]
)  # fmt: skip
def test_real_places_are_known(name: str) -> None:
    """However it is spaced, hyphenated or ranked, a real place is recognised."""
    assert is_real_place(name)


@pytest.mark.parametrize("name", ["Muara Sendaru", "Lembasura", "Kecamatan Ranahsari"])
def test_made_up_places_are_free(name: str) -> None:
    """A name that is on no list may be used."""
    assert not is_real_place(name)


def test_one_wrong_value_is_told_once(place: Place) -> None:
    """A value of a wrong form is not also blamed for not fitting."""
    place.change(WORLD, "neighbours: [karangdamar, telukmayang]", "neighbours: [no, X]")
    found = [one for one in place.problems() if "ranahsari].neigh" in one.field]
    assert [one.field[-3:] for one in found] == ["[1]", "[2]"]


def test_checks_are_silent_about_what_cannot_be_read(place: Place) -> None:
    """A broken file is not blamed on every file that refers to it."""
    for name in (WORLD, ISSUES, SOURCES, ACTIONS):
        path = place.path(name)
        before = path.read_text(encoding="utf-8")
        path.write_text("{", encoding="utf-8")
        expected = {name} | ({"calendars/"} if name == WORLD else set())
        assert {one.file for one in place.problems()} <= expected
        path.write_text(before, encoding="utf-8")
