// The panellist's form: keeps a draft in this browser, writes a CSV file, sends nothing.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.querySelector("form");
  const fields = [...document.querySelectorAll("fieldset")];
  const told = document.getElementById("told");
  const UNSEEN =
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028\u2029\u2800\u3164\uffa0]/gu;
  let language = "id";
  let insist = false; // whether open items were pointed out already

  const word = (name, values = {}) =>
    data.words[language][name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const reasonOf = (field) => field.querySelector("input[type=text]");
  const optionOf = (field) => field.querySelector("input:checked");
  const read = (field) => ({
    item: field.dataset.item,
    option: optionOf(field)?.value ?? "",
    reason: reasonOf(field).value.replace(/\s+/g, " ").replace(UNSEEN, "")
      .normalize("NFC").trim(),
  });
  const isBlank = (vote) => !vote.option && !vote.reason;
  const isDone = (vote) => vote.option && !amiss(vote);

  // What is wrong with a vote; nothing for a blank one.
  function amiss(vote) {
    if (isBlank(vote)) return "";
    if (!vote.option) return "no-option";
    if ((vote.reason.match(/[\p{L}\p{N}]/gu) ?? []).length < 3) return "no-reason";
    return /^[=+\-@]/.test(vote.reason.normalize("NFKC")) ? "formula" : "";
  }

  function mark(field) {
    const wrong = amiss(read(field));
    field.querySelector(".amiss").textContent = wrong ? word(wrong) : "";
    reasonOf(field).setAttribute("aria-invalid", String(Boolean(wrong)));
    return wrong;
  }

  function count() {
    const done = fields.filter((field) => isDone(read(field))).length;
    document.getElementById("progress").textContent =
      word("progress", { done, count: fields.length });
  }

  function speak(to) {
    language = to;
    document.documentElement.lang = to;
    for (const text of document.querySelectorAll("span[lang]"))
      text.hidden = text.lang !== to;
    for (const button of document.querySelectorAll("[data-speak]"))
      button.setAttribute("aria-pressed", String(button.dataset.speak === to));
    document.querySelector("nav").setAttribute("aria-label", word("language"));
    document.title = `${word("title")} – ${data.code}`;
    for (const field of fields)
      if (field.querySelector(".amiss").textContent) mark(field);
    told.textContent = "";
    insist = false;
    count();
  }

  // The draft; a browser may forbid keeping one, and then there is none.
  function keep() {
    try {
      localStorage.setItem(data.draft, JSON.stringify(fields.map(read)));
    } catch { /* the form works without */ }
  }
  function restore() {
    let votes = [];
    try {
      votes = JSON.parse(localStorage.getItem(data.draft) ?? "[]");
    } catch { /* none */ }
    for (const field of fields) {
      const vote = votes.find?.((one) => one?.item === field.dataset.item);
      if (!vote) continue;
      reasonOf(field).value = vote.reason ?? "";
      for (const radio of field.querySelectorAll("input[type=radio]"))
        radio.checked = radio.value === vote.option;
    }
  }
  function forget() {
    form.reset();
    for (const field of fields) mark(field);
    try {
      localStorage.removeItem(data.draft);
    } catch { /* none */ }
    told.textContent = word("forgotten");
    count();
  }

  const cell = (text) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  function download(votes) {
    const rows = votes.map((v) => [data.code, v.item, v.option, v.reason]);
    const lines = [["panelis", "butir", "pilihan", "alasan"], ...rows];
    const text = lines.map((row) => row.map(cell).join(";") + "\r\n").join("");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv" }));
    link.download = data.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    told.textContent = word("saved", { name: data.file });
  }

  function submit() {
    const wrong = fields.filter((field) => mark(field));
    const votes = fields.map(read).filter((vote) => !isBlank(vote));
    const open = fields.length - votes.length;
    if (wrong.length) {
      told.textContent = word("wrong", { count: wrong.length });
      const first = wrong[0];
      const where = optionOf(first) ? reasonOf(first) : first.querySelector("input");
      where.focus();
    } else if (!votes.length) {
      told.textContent = word("none");
    } else if (open && !insist) {
      insist = true;
      told.textContent = word("open", { count: open });
    } else {
      insist = false;
      download(votes);
    }
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  form.addEventListener("keydown", (event) => { // Enter in a reason must not send it all
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  form.addEventListener("input", (event) => {
    insist = false;
    const field = event.target.closest("fieldset");
    if (field.querySelector(".amiss").textContent) mark(field);
    keep();
    count();
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("input[type=text]")) mark(event.target.closest("fieldset"));
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.speak) speak(button.dataset.speak);
    if (button?.dataset.clear) {
      const field = button.closest("fieldset");
      for (const radio of field.querySelectorAll("input[type=radio]"))
        radio.checked = false;
      reasonOf(field).value = "";
      mark(field);
      keep();
      count();
    }
    if (button?.id === "forget") forget();
  });
  restore();
  count();
})();
