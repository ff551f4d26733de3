// One thing to fill in: its name, a hint, the control and what is wrong with it, in one
// box. Small controls stand alone; rows, a matrix and scores make a group.

const SHORT = new Set([
  "what",
  "who",
  "when",
  "where",
  "why",
  "how",
  "place",
  "source",
]);
const GROUPS = { list: makeRows, matrix: makeMatrix, scores: makeScores };

function makeField(desk, spec, key) {
  const store = draftStore(desk, key);
  const group = GROUPS[spec.type];
  const part = group ? group(store, spec) : makeControl(spec, store);
  const label = h(group ? "legend" : "label", { class: "dc-label" });
  const hint = h("p", { class: "dc-quiet", id: uid("hint") });
  const error = h("p", { class: "dc-error", id: uid("error"), role: "alert" });
  const wide = group || (spec.type === "text" && !SHORT.has(spec.name));
  const name = `dc-field dc-field-${spec.name}${wide ? " dc-wide" : ""}`;
  const box = group ? "fieldset" : "div";
  const el = h(box, { class: name }, label, hint, part.el, error);
  if (!group) {
    part.el.id = uid("field");
    attr(label, "for", part.el.id);
    attr(part.el, "data-role", spec.name);
  }
  attr(group ? el : part.el, "aria-describedby", `${hint.id} ${error.id}`);
  let now = spec;
  // What was found wrong is looked at again as soon as it changes.
  for (const name of ["input", "change"]) {
    el.addEventListener(name, () => error.textContent && check());
  }

  // Say what is missing or wrong here; return where to go, or null if nothing is.
  function check() {
    const empty = now.required && part.isEmpty();
    const fault = empty ? fill(L.need_text, { name: now.label }) : part.fault();
    put(error, fault ?? "");
    const at = part.at?.() ?? part.el;
    attr(group ? el : part.el, "aria-invalid", fault && !group ? "true" : null);
    return fault ? at : null;
  }

  return {
    el,
    check,
    isWrong: () => error.textContent !== "",
    name: spec.name,
    type: spec.type,
    label: () => now.label,
    value: part.value,
    reload() {
      part.reload();
      put(error, "");
      attr(part.el, "aria-invalid", null);
    },
    update(next) {
      now = next;
      put(label, next.required ? next.label : fill(L.optional, { name: next.label }));
      put(hint, next.hint ?? "");
      show(hint, Boolean(next.hint));
    },
    offer: (state) => part.offer(now, state),
    lock: (over) => part.lock(over),
  };
}
