// Narrowing a long inbox further: by kind, by source, by a word. Short exercises do
// without.

const KINDS = ["report", "finding", "inject", "answer"];

function makeNarrow(desk) {
  const [kind, source] = [h("select", {}), h("select", {})];
  const word = h("input", { type: "search" });
  const boxes = [field("filter_kind", kind), field("filter_source", source)];
  const el = h("div", { class: "dc-narrow" }, boxes, field("inbox_search", word));
  for (const one of [kind, source])
    one.addEventListener("change", () => desk.refresh());
  word.addEventListener("input", () => desk.refresh());

  function fits(report) {
    if (kind.value && report.kind !== kind.value) return false;
    if (source.value && report.source_name !== source.value) return false;
    const asked = word.value.trim().toLowerCase();
    return (
      !asked || `${report.source_name} ${report.text}`.toLowerCase().includes(asked)
    );
  }

  function update(state) {
    show(el, owesDocuments(state));
    for (const one of [kind, source, word]) one.disabled = el.hidden;
    if (el.hidden) return;
    const kinds = KINDS.map((name) => [name, L[`kind_${name}`] || L.reports_only]);
    const names = [...new Set(state.inbox.map((one) => one.source_name))].sort();
    setOptions(kind, [["", L.all_kinds], ...kinds]);
    setOptions(source, [["", L.all_sources], ...names.map((name) => [name, name])]);
  }
  return { el, fits, update, asked: () => [kind.value, source.value, word.value] };
}
