// The information report (LI) where it is the only document: one issue, 5W1H, facts
// apart from opinion.

const WHO_WHAT = ["what", "who", "when", "where", "why", "how"];
const LI_NEEDS = new Set([...WHO_WHAT, "facts", "opinion", "issue", "recipient"]);

function makeReportForm(desk) {
  const form = makeForm(desk, reportForm(), { label: "file" });
  const el = h("div", {}, h("p", { class: "dc-quiet", t: "li_note" }), form.el);
  return {
    el,
    update: (state) => form.update(state, reportForm()),
  };
}

function reportForm() {
  const one = (name, type) => ({
    name,
    type,
    label: L[`li_${name}`],
    required: LI_NEEDS.has(name),
  });
  const texts = [...WHO_WHAT, "facts", "opinion", "recommendation"];
  return {
    id: "LI",
    kind: "file",
    because: true,
    fields: [
      one("issue", "issue"),
      one("recipient", "authority"),
      ...texts.map((name) => one(name, "text")),
    ],
  };
}
