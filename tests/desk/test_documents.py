"""The documents an officer owes, written and sent at the desk in a real browser."""

from __future__ import annotations

from tests.desk.forms import DOCUMENTS, fill_in, open_form, send
from tests.desk.lab_server import Lab
from tests.desk.participant import Participant
from tests.desk.played import cycle

CYCLE = """\
from sim.exercise import Exercise

ex = Exercise.open("sagara-lawas", seed=7, journal="{journal}")
ex.desk()
"""
KINDS = {"LI": "file"}  # decisions that are not called like their document


def test_every_document_is_sent_by_mouse_and_a_returned_one_is_answered(
    lab: Lab, participant: Participant
) -> None:
    """Eight forms, each refused while empty; what comes back is answered there."""
    person = participant
    ex = cycle(lab.path("dokumen"))
    person.open(lab.notebook("dokumen", CYCLE))
    person.run_all()
    for document in DOCUMENTS:
        if document in ("rad-report", "vulnerability"):
            person.click("+1 hari")  # a day has only so many hours of work
        form = open_form(person, document)
        form.locator(".dc-primary").click()
        assert "Belum lengkap" in form.get_by_role("alert").last.inner_text()
        assert form.locator("[aria-invalid], .dc-error:not(:empty)").count() > 1
        assert person.root.locator("*:focus").count() == 1
        fill_in(person, form)
        assert form.locator(".dc-error:not(:empty)").count() == 0
        send(person, form)
        assert "kirim" in person.said or "diminta" in person.said
        assert person.root.locator(".dc-filed-one").count() > 0
        assert form.locator("textarea").first.input_value() == ""
    sent = [KINDS.get(document, document) for document in DOCUMENTS]
    kinds = [line["kind"] for line in lab.journal("dokumen")]
    assert [kind for kind in kinds if kind in sent] == sent
    assert ex.record.documents == []
    answer_the_information_report(person)
    assert lab.journal("dokumen")[-1]["kind"] == "reply"


def answer_the_information_report(person: Participant) -> None:
    """The LI cited no report: it comes back with a question; an answer is sent."""
    person.click("+1 hari")
    person.root.locator("[data-page=overview]").click()
    returned = person.root.locator("[data-document=d-1]")
    assert "Dikembalikan" in returned.inner_text()
    assert returned.locator(".dc-asked li").count() > 0
    assert "Jawab." in person.root.locator(".dc-next").inner_text()
    person.shot("documents-id")
    returned.get_by_role("button", name="Kirim jawaban").click()
    assert "Tulis jawabannya" in returned.get_by_role("alert").inner_text()
    returned.get_by_label("Jawaban Anda").fill("Laporan camat, diterima kemarin.")
    before = person.version
    returned.get_by_role("button", name="Kirim jawaban").click()
    person.wait_version(before + 1)
    person.settle()
    assert returned.locator("textarea:visible").count() == 0


def test_a_document_is_sent_by_keyboard_alone(
    lab: Lab, participant: Participant
) -> None:
    """A SIPKS entry with its matrix, from the row of tabs to the list of what is sent.

    The matrix is one stop; arrows move over it by likelihood and impact.
    """
    person = participant
    cycle(lab.path("papanketik"))
    person.open(lab.notebook("papanketik", CYCLE))
    person.run_all()
    person.page.locator(".jp-Notebook .jp-InputPrompt").first.click()
    person.tab_to("[role=tab][aria-selected=true]")
    person.press("End", "ArrowLeft", "ArrowLeft")
    assert person.focused("[data-tab=documents]")
    person.tab_to("[data-page=sipks]")
    person.press("Enter")
    for name in ("issue", "period", "aspect", "district"):
        person.tab_to(f"[data-role={name}]")
        person.press("ArrowDown")
    for name in ("place", "source", "background", "cause"):
        person.tab_to(f"[data-role={name}]")
        person.page.keyboard.type("dd bb jj")
    person.tab_to(".dc-matrix input")
    person.press("Space", "ArrowUp", "ArrowRight", "ArrowRight", "ArrowLeft")
    told = person.root.locator(".dc-matrixbox .dc-told").inner_text()
    for name in ("effort", "recommendation"):
        person.tab_to(f"[data-role={name}]")
        person.page.keyboard.type("dd bb jj")
    before = person.version
    person.tab_to(".dc-sipks .dc-primary")
    person.press("Enter")
    person.wait_version(before + 1)
    person.settle()
    last = lab.journal("papanketik")[-1]
    assert last["kind"] == "sipks"
    assert f"{last['likelihood']} –" in told
    assert f"dampak {last['impact']} –" in told
    assert person.focused("h4[data-t=filed]")
    assert len(person.cells()) == 1


def test_a_draft_survives_an_advance_a_reload_and_run_all(
    lab: Lab, participant: Participant
) -> None:
    """Texts, choices, rows and scores are still there; what was sent is not."""
    person = participant
    cycle(lab.path("naskah"))
    person.open(lab.notebook("naskah", CYCLE))
    person.run_all()
    form = open_form(person, "special")
    fill_in(person, form)
    form.get_by_role("button", name="Tambah baris").click()
    form.get_by_label("Pilihan", exact=True).nth(1).fill("Menunggu")
    scores = open_form(person, "self-assessment")
    scores.locator("input").first.fill("3")
    person.click("+1 hari")
    draft_is_there(person)
    person.page.wait_for_function(
        "() => !window.jupyterapp.shell.currentWidget.context.model.dirty",
        timeout=20_000,
    )
    person.page.reload()
    person.page.wait_for_selector(".dc-desk", timeout=60_000)
    person.wait_idle()
    person.wait_live()
    draft_is_there(person)
    person.mark()
    person.run_all()
    draft_is_there(person)
    form = person.root.locator(".dc-document.dc-special")
    form.get_by_role("button", name="Hapus: Baris 2").click()
    send(person, form)
    form = open_form(person, "special")
    assert form.get_by_label("Fakta").input_value() == ""
    form.get_by_role("button", name="Isi seperti kiriman terakhir").click()
    assert form.get_by_label("Fakta").input_value() == "Keterangan 0."


def draft_is_there(person: Participant) -> None:
    """What was half-written is as it was."""
    scores = open_form(person, "self-assessment")
    assert scores.locator("input").first.input_value() == "3"
    form = open_form(person, "special")
    assert form.get_by_label("Fakta").input_value() == "Keterangan 0."
    assert form.get_by_label("Isu").input_value() != ""
    assert form.get_by_label("Pilihan", exact=True).nth(1).input_value() == "Menunggu"
