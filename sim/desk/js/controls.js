// Single controls of a form. Each keeps what is typed in its `store` at once, takes its
// options anew with every redraw, and gives back a value as the journal wants it.

const LIMIT = 4000;
const BRIEF_LIMIT = 1000; // what the journal takes for a place or in a row
const OWN_OPTIONS = {
  issue: ({ view }) => [view.issues, "choose_issue"],
  district: ({ static: fixed }) => [fixed.districts, "choose_district"],
  authority: ({ static: fixed }, { name }) => [
    fixed.authorities,
    name === "recipient" ? "choose_recipient" : "choose_authority",
  ],
  level: ({ static: fixed }) => [fixed.levels.map(asOption), "choose_level"],
};

function asOption({ level, name }) {
  return { id: level, name: `${level} · ${name}` };
}

// A place for one text among the drafts.
function draftStore(desk, key) {
  return { get: () => desk.drafts.get(key), set: (text) => desk.drafts.set(key, text) };
}

function makeControl(spec, store) {
  if (spec.type === "text") return makeTextControl(spec, store);
  if (spec.type === "number") return makeNumberControl(store);
  return makeSelectControl(spec, store);
}

function makeTextControl(spec, store) {
  const rows = spec.rows ?? (SHORT.has(spec.name) ? 2 : 3);
  const maxlength = spec.rows || spec.name === "place" ? BRIEF_LIMIT : LIMIT;
  const el = h("textarea", { rows, maxlength });
  el.addEventListener("input", () => store.set(el.value));
  return {
    ...typed(el, store),
    value: () => el.value.trim(),
    fault: () => null,
    offer() {},
    lock: (over) => (el.readOnly = over),
  };
}

function makeNumberControl(store) {
  const el = h("input", { type: "number", step: 1, inputmode: "numeric" });
  el.addEventListener("input", () => store.set(el.value));
  const value = () => (el.value.trim() === "" ? null : Number(el.value));

  function fault() {
    const wrong = el.validity.badInput || !el.validity.valid;
    if (!wrong) return null;
    const range = { min: el.min, max: el.max };
    return fill(el.max === "" ? L.need_number : L.need_range, range);
  }

  function offer({ min, max }) {
    attr(el, "min", min);
    attr(el, "max", max);
  }
  return {
    ...typed(el, store),
    value,
    fault,
    offer,
    lock: (over) => (el.readOnly = over),
  };
}

// What text and number boxes have in common.
function typed(el, store) {
  const reload = () => {
    if (el.value !== store.get()) el.value = store.get();
  };
  reload();
  return { el, reload, isEmpty: () => el.value.trim() === "" && !el.validity.badInput };
}

function makeSelectControl(spec, store) {
  const el = h("select", {});
  let options = [];
  el.addEventListener("change", () => store.set(el.value));

  function offer(now, state) {
    const [own, prompt] = OWN_OPTIONS[now.type]?.(state, now) ?? [[], "choose"];
    options = now.options?.length ? now.options : own;
    const pairs = options.map((one) => [String(one.id), one.name]);
    setOptions(el, [["", L[prompt]], ...pairs]);
    reload();
  }

  // A draft may name something that is not offered (any more); then nothing is chosen.
  function reload() {
    const kept = store.get();
    const known = options.some((one) => String(one.id) === kept);
    const wanted = known ? kept : "";
    if (el.value !== wanted) el.value = wanted;
  }

  const numeric = spec.type === "level";
  const value = () => (el.value === "" ? null : numeric ? Number(el.value) : el.value);
  const lock = (over) => (el.disabled = over);
  return {
    el,
    reload,
    value,
    fault: () => null,
    offer,
    lock,
    isEmpty: () => !el.value,
  };
}
