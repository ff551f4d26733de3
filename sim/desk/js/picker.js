// Ticking the reports that justify a decision.

const OFFERED = 60;
const MOST = 50; // the journal takes no more

function makePicker(desk, drafts) {
  const list = h("ul", { class: "dc-picker" });
  const none = h("p", { class: "dc-quiet" });
  const legend = h("legend", { class: "dc-label", t: "because" });
  const el = h("fieldset", { class: "dc-because" }, legend, none, list);
  const ticked = new Set(
    drafts ? desk.drafts.get(drafts).split(" ").filter(Boolean) : [],
  );

  function toggle(id, on) {
    if (on) ticked.add(id);
    else ticked.delete(id);
    if (drafts) desk.drafts.set(drafts, [...ticked].join(" "));
  }

  let known = new Set();

  // Offer the reports linked to `issue`, newest first; all of them where it is "".
  function update({ inbox, view }, issue) {
    known = new Set(inbox.map((one) => one.id));
    const fits = (one) => ticked.has(one.id) || !issue || one.issue === issue;
    const offered = inbox.filter(fits).reverse().slice(0, OFFERED);
    keyed(
      list,
      offered,
      (one) => one.id,
      (one) => makeTick(one, ticked, toggle),
    );
    for (const row of list.dcRows.values()) row.allow(view.state === "running");
    put(none, L.because_none);
    show(none, offered.length === 0);
  }

  function clear() {
    for (const id of [...ticked]) toggle(id, false);
    for (const row of list.dcRows?.values() ?? []) row.untick();
  }
  const chosen = () => [...ticked].filter((id) => known.has(id)).slice(0, MOST);
  return { el, update, clear, chosen };
}

function makeTick(report, ticked, toggle) {
  const box = h("input", { type: "checkbox", value: report.id });
  const text = h("span", {});
  box.checked = ticked.has(report.id);
  box.addEventListener("change", () => toggle(report.id, box.checked));
  const el = h("li", {}, h("label", {}, box, text));
  return {
    el,
    update(one) {
      const grade = one.grade ? `${one.grade.source}${one.grade.content}` : L.ungraded;
      put(text, `${one.at} · ${one.source_name} (${grade}): ${excerpt(one.text)}`);
    },
    allow(running) {
      box.disabled = !running;
    },
    untick() {
      box.checked = false;
    },
  };
}
