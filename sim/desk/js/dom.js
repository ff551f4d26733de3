// Elements, made in one way: data only ever becomes text, every focusable element keeps
// JupyterLab's one-key commands away, lists change in place so that focus stays put.

const SUPPRESS = "data-lm-suppress-shortcuts";
const FOCUSABLE = new Set(["a", "button", "input", "select", "summary", "textarea"]);
const SVG = "http://www.w3.org/2000/svg";
const SALT = Math.random().toString(36).slice(2, 8);
let made = 0;

// The texts of the current language; replaced whenever the kernel sends others.
let L = {};

// An id no other desk on the page has.
function uid(name) {
  made += 1;
  return `dc-${name}-${SALT}-${made}`;
}

// `text` with each {name} replaced by its value.
function fill(text, values = {}) {
  return String(text ?? "").replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  );
}

function build(el, props, children) {
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") listen(el, value);
    else if (key === "text") el.textContent = value;
    else if (key === "t") el.setAttribute("data-t", value);
    else if (key === "ta") el.setAttribute("data-ta", value);
    else if (key === "tp") el.setAttribute("data-tp", value);
    else el.setAttribute(key, value === true ? "" : String(value));
  }
  el.append(...children.flat().filter((child) => child !== null));
  if (FOCUSABLE.has(el.localName) || el.hasAttribute("tabindex")) {
    el.setAttribute(SUPPRESS, "true");
  }
  spell(el);
  return el;
}

function listen(el, handlers) {
  for (const [name, handler] of Object.entries(handlers)) {
    el.addEventListener(name, handler);
  }
}

// Write an element's own texts (`t` content, `ta` accessible name, `tp` placeholder).
function spell(el) {
  const { t, ta, tp } = el.dataset ?? {};
  if (t !== undefined) put(el, L[t] ?? "");
  if (ta !== undefined) attr(el, "aria-label", L[ta] ?? "");
  if (tp !== undefined) attr(el, "placeholder", L[tp] ?? "");
}

// Write every marked text under `root` anew, after the language changed.
function respell(root) {
  root.querySelectorAll("[data-t],[data-ta],[data-tp]").forEach(spell);
}

function h(tag, props, ...children) {
  return build(document.createElement(tag), props, children);
}

function s(tag, props, ...children) {
  return build(document.createElementNS(SVG, tag), props, children);
}

function put(el, text) {
  const wanted = String(text ?? "");
  if (el.textContent !== wanted) el.textContent = wanted;
}

function attr(el, name, value) {
  if (value === null || value === undefined || value === false) {
    if (el.hasAttribute(name)) el.removeAttribute(name);
    return;
  }
  const wanted = value === true ? "" : String(value);
  if (el.getAttribute(name) !== wanted) el.setAttribute(name, wanted);
}

function show(el, visible) {
  attr(el, "hidden", !visible);
}

function button(label, onClick, className = "") {
  return h("button", {
    type: "button",
    class: `dc-button ${className}`.trim(),
    t: label,
    on: { click: onClick },
  });
}

// A labelled control: the label above, the control under it, both in one box.
function field(label, control, className = "") {
  control.id ||= uid("field");
  const caption = h("label", { class: "dc-label", for: control.id, t: label });
  return h("div", { class: `dc-field ${className}`.trim() }, caption, control);
}

// Give `select` these [value, text] pairs; what was chosen stays chosen if it can.
function setOptions(select, pairs) {
  if (select.dcPairs === pairs) return;
  select.dcPairs = pairs;
  const signature = JSON.stringify(pairs);
  if (select.dcOptions === signature) return;
  select.dcOptions = signature;
  const chosen = select.value;
  select.replaceChildren(...pairs.map(([value, text]) => h("option", { value, text })));
  if (pairs.some(([value]) => value === chosen)) select.value = chosen;
}

// Make `parent` hold one row per item, in order. Rows that stay are never moved, so
// neither focus nor an open list nor typed text is lost.
function keyed(parent, items, key, make) {
  const rows = (parent.dcRows ??= new Map());
  const wanted = new Set(items.map(key));
  for (const [id, row] of rows) {
    if (wanted.has(id)) continue;
    row.el.remove();
    rows.delete(id);
  }
  let cursor = parent.firstChild;
  for (const item of items) {
    const id = key(item);
    if (!rows.has(id)) rows.set(id, make(item));
    const row = rows.get(id);
    row.update(item);
    if (row.el === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(row.el, cursor);
  }
}
