// Scores: a number for each dimension, once for the office or once for each district.

function makeScores(store, spec) {
  const head = h("tr", {});
  const body = h("tbody", {});
  const table = h("table", { class: "dc-scores" }, h("thead", {}, head), body);
  const count = h("p", { class: "dc-quiet", role: "status" });
  const el = h("div", { class: "dc-scoresbox" }, table, count);
  const cells = new Map(); // "district/dimension" or "dimension" -> cell
  let texts = savedScores(store.get());
  let now = spec;
  let over = false;

  function save(key, text) {
    if (text === "") delete texts[key];
    else texts[key] = text;
    const empty = Object.keys(texts).length === 0;
    store.set(empty ? "" : JSON.stringify(texts));
    tell();
  }

  function tell() {
    const filled = [...cells.values()].filter((cell) => cell.input.value !== "").length;
    put(count, fill(L.scores_count, { n: filled, all: cells.size }));
  }

  function offer(next) {
    now = next;
    const lines = linesOf(now);
    const columns = now.rows ? now.columns : [{ id: "", name: L.score }];
    const heads = [{ id: "-", name: now.rows ? L.place : L.dimension }, ...columns];
    keyed(head, heads, (one) => one.id, makeHead);
    keyed(
      body,
      lines,
      (one) => one.id,
      () => makeScoreLine(cells, texts, save),
    );
    for (const [n, row] of [...body.dcRows.values()].entries())
      row.offer(lines[n], columns, now);
    tell();
    lock(over);
  }

  function reload() {
    texts = savedScores(store.get());
    for (const [key, cell] of cells) cell.set(texts[key] ?? "");
    tell();
  }

  function lock(locked) {
    over = locked;
    for (const cell of cells.values()) cell.input.readOnly = over;
  }

  const wrong = () => [...cells.values()].find((cell) => !cell.input.validity.valid);
  return {
    el,
    offer,
    reload,
    lock,
    isEmpty: () => [...cells.values()].every((cell) => cell.isEmpty()),
    fault: () => (wrong() ? fill(L.need_range, now) : null),
    at: () => (wrong() ?? [...cells.values()][0]).input,
    value: () => nestedScores(cells),
  };
}

function makeHead() {
  const el = h("th", { scope: "col" });
  return { el, update: (one) => put(el, one.name) };
}

function makeScoreLine(cells, texts, save) {
  const name = h("th", { scope: "row" });
  const el = h("tr", {}, name);
  return {
    el,
    update: (line) => put(name, line.name),
    offer(line, columns, spec) {
      for (const column of columns) {
        const key = spec.rows ? `${line.at}${column.id}` : line.id;
        if (!cells.has(key)) {
          const cell = makeScore(key, save);
          cell.set(texts[key] ?? "");
          cells.set(key, cell);
          el.append(cell.el);
        }
        cells.get(key).offer(`${line.name}: ${column.name}`, spec);
      }
    },
  };
}

function makeScore(key, save) {
  const input = h("input", { type: "number", step: 1, inputmode: "numeric" });
  const tell = () => attr(input, "aria-invalid", input.validity.valid ? null : "true");
  input.addEventListener("input", () => {
    save(key, input.value);
    tell();
  });
  return {
    el: h("td", {}, input),
    input,
    isEmpty: () => input.value === "" && !input.validity.badInput,
    set(text) {
      if (input.value !== text) input.value = text;
      tell();
    },
    offer(label, spec) {
      attr(input, "aria-label", label);
      attr(input, "min", spec.min);
      attr(input, "max", spec.max);
      tell();
    },
  };
}

// {district: {dimension: n}}, or {dimension: n}; what is empty is left out.
function nestedScores(cells) {
  const all = {};
  for (const [key, { input }] of cells) {
    if (input.value === "") continue;
    const [first, second] = key.split("/");
    if (second === undefined) all[first] = Number(input.value);
    else (all[first] ??= {})[second] = Number(input.value);
  }
  return all;
}

function savedScores(text) {
  try {
    const kept = JSON.parse(text || "{}");
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

// One row for each district, or for each dimension where there are no districts.
function linesOf({ rows, columns }) {
  return rows
    ? rows.map((one) => ({ ...one, at: `${one.id}/` }))
    : columns.map((one) => ({ ...one, at: "" }));
}
