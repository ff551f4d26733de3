// A field with rows, each of a few controls: options with their risks, priorities.

const ROWS_MOST = 20;

function makeRows(store, spec) {
  const list = h("ol", { class: "dc-rows" });
  const add = button("row_add", addRow, "dc-small");
  const el = h("div", { class: "dc-rowsbox" }, list, add);
  let rows = [];
  let now = spec;
  let shown = null; // the state last drawn

  const save = () => {
    const texts = rows.map((row) => row.texts).filter(hasText);
    store.set(texts.length ? JSON.stringify(texts) : "");
  };

  function append(texts) {
    const row = makeRow(now, texts, save, () => drop(row));
    rows.push(row);
    list.append(row.el);
    if (shown) offer(now, shown);
    return row;
  }

  function addRow() {
    append({}).first().focus();
    limit();
  }

  function drop(row) {
    const at = rows.indexOf(row);
    rows = rows.filter((one) => one !== row);
    row.el.remove();
    save();
    if (rows.length === 0) append({});
    limit();
    (rows[at] ?? rows[at - 1] ?? rows[0]).first().focus();
  }

  function limit() {
    const over = rows[0]?.over ?? false;
    add.disabled = over || rows.length >= (now.max ?? ROWS_MOST);
    rows.forEach((row, n) => row.number(n + 1));
  }

  function reload() {
    const kept = savedRows(store.get());
    const same = JSON.stringify(kept) === JSON.stringify(rows.map((one) => one.texts));
    if (rows.length > 0 && same) return;
    for (const row of rows) row.el.remove();
    rows = [];
    for (const texts of kept.length ? kept : [{}]) append(texts);
    limit();
  }

  function offer(next, state) {
    [now, shown] = [next, state];
    for (const row of rows) row.offer(next, state);
    limit();
  }

  const filled = () => rows.filter((row) => hasText(row.texts));
  const faulty = () => filled().find((row) => row.fault());
  reload();
  return {
    el,
    offer,
    reload,
    isEmpty: () => filled().length === 0,
    fault: () => faulty()?.fault() ?? null,
    at: () => (faulty() ?? rows[0]).first(),
    value: () => filled().map((row) => row.value()),
    lock(over) {
      for (const row of rows) row.lock(over);
      limit();
    },
  };
}

function hasText(texts) {
  return Object.values(texts).some((text) => text.trim() !== "");
}

function savedRows(text) {
  try {
    const kept = JSON.parse(text || "[]");
    return Array.isArray(kept)
      ? kept.filter((one) => one && typeof one === "object")
      : [];
  } catch {
    return [];
  }
}

function makeRow(spec, texts, save, drop) {
  const cells = spec.fields.map((cell) => makeCell(cell, texts, save));
  const title = h("span", { class: "dc-rowno", "aria-hidden": "true" });
  const remove = button("row_drop", drop, "dc-small");
  const boxes = h(
    "div",
    { class: "dc-cells" },
    cells.map((cell) => cell.el),
  );
  const group = h("div", { class: "dc-row-of", role: "group" }, title, boxes, remove);
  const el = h("li", {}, group);
  const row = {
    el,
    texts,
    over: false,
    first: () => (cells.find((cell) => cell.isWrong()) ?? cells[0]).control,
    value: () => Object.fromEntries(cells.map((cell) => [cell.name, cell.value()])),
    fault: () => cells.map((cell) => cell.fault()).find(Boolean) ?? null,
    offer(next, state) {
      cells.forEach((cell, n) => cell.offer(next.fields[n], state));
    },
    lock(over) {
      row.over = remove.disabled = over;
      for (const cell of cells) cell.lock(over);
    },
    number(n) {
      put(title, `${n}.`);
      const name = fill(L.row_name, { n });
      attr(group, "aria-label", name);
      attr(remove, "aria-label", `${L.row_drop}: ${name}`);
    },
  };
  return row;
}

function makeCell(spec, texts, save) {
  const store = {
    get: () => String(texts[spec.name] ?? ""),
    set(text) {
      texts[spec.name] = text;
      save();
    },
  };
  const part = makeControl({ ...spec, rows: 1 }, store);
  const label = h("label", { class: "dc-label" });
  part.el.id = uid("cell");
  attr(label, "for", part.el.id);
  attr(part.el, "data-role", spec.name);
  const el = h("div", { class: `dc-field dc-cell-${spec.type}` }, label, part.el);
  const wrong = () =>
    part.isEmpty() ? fill(L.need_text, { name: label.textContent }) : part.fault();
  return {
    el,
    name: spec.name,
    control: part.el,
    value: part.value,
    lock: part.lock,
    isWrong: () => Boolean(wrong()),
    fault() {
      attr(part.el, "aria-invalid", wrong() ? "true" : null);
      return wrong();
    },
    offer(next, state) {
      put(label, next.label);
      part.offer(next, state);
    },
  };
}
