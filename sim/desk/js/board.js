// The indicator board: how many independent reports each district gave on each axis of
// late, whether it is more or fewer than before, worst first.

const PROTECTIVE = "pelindung"; // what calms adds nothing to the trouble
const TRENDS = {
  1: ["▲", "trend_up"],
  0: ["", "trend_same"],
  "-1": ["▼", "trend_down"],
};

function makeBoard(desk) {
  const note = h("p", { class: "dc-quiet", t: "board_note" });
  const head = h("tr", {});
  const busy = h("tbody", {});
  const calm = h("tbody", {});
  const caption = h("caption", {});
  const parts = [caption, h("thead", {}, head), busy, calm];
  const table = h("table", { class: "dc-board" }, parts);
  const fold = h("button", { type: "button", class: "dc-button dc-small" });
  const el = h("div", { class: "dc-boardbox" }, table, fold, note);
  let folded = true;
  fold.addEventListener("click", () => desk.refresh((folded = !folded)));

  function update({ view }) {
    const { axes, districts, days } = view.board;
    put(caption, fill(L.board_title, { n: days }));
    const heads = [
      { id: "-district", name: L.place },
      ...axes,
      { id: "-sum", name: L.board_sum },
    ];
    keyed(head, heads, (one) => one.id, makeHead);
    const ranked = districts.map((one) => ({ ...one, sum: weighted(one) }));
    ranked.sort((a, b) => b.sum - a.sum || a.name.localeCompare(b.name));
    const told = ranked.filter(hasCount);
    const silent = ranked.filter((one) => !hasCount(one));
    const make = (one) => makeBoardLine(desk, one.id);
    keyed(busy, told, (one) => one.id, make);
    keyed(calm, silent, (one) => one.id, make);
    for (const row of [...busy.dcRows.values(), ...calm.dcRows.values()])
      row.offer(axes);
    show(calm, !folded);
    show(fold, silent.length > 0);
    put(fold, fill(folded ? L.board_unfold : L.board_fold, { n: silent.length }));
    attr(fold, "aria-expanded", String(!folded));
  }
  return { el, update };
}

function weighted(district) {
  return district.cells
    .filter((cell) => cell.axis !== PROTECTIVE)
    .reduce((sum, cell) => sum + cell.count * cell.weight, 0);
}

function hasCount(district) {
  return district.cells.some((cell) => cell.count > 0);
}

function makeBoardLine(desk, id) {
  const on = { click: () => desk.choosePlace(id) };
  const name = h("button", { type: "button", class: "dc-link", on });
  const sum = h("td", { class: "dc-sum" });
  const el = h("tr", {}, h("th", { scope: "row" }, name), sum);
  const cells = new Map();
  let district = null;
  return {
    el,
    update(next) {
      district = next;
      put(name, next.name);
      put(sum, decimal(next.sum));
    },
    offer(axes) {
      const told = new Map(district.cells.map((cell) => [cell.axis, cell]));
      for (const axis of axes) {
        if (!cells.has(axis.id)) {
          cells.set(axis.id, makeBoardCell());
          el.insertBefore(cells.get(axis.id).el, sum);
        }
        cells.get(axis.id).update(told.get(axis.id));
      }
    },
  };
}

function makeBoardCell() {
  const count = h("span", {});
  const arrow = h("span", { "aria-hidden": "true", class: "dc-trend" });
  const spoken = h("span", { class: "dc-unseen" });
  const el = h("td", {}, count, arrow, spoken);
  return {
    el,
    update(cell) {
      const { count: n = 0, weight = 1, trend = 0 } = cell ?? {};
      const [mark, word] = TRENDS[trend];
      put(count, n || (trend ? "0" : "·"));
      put(arrow, mark);
      const values = { n, trend: L[word], weight: decimal(weight) };
      put(spoken, fill(L.board_cell, values));
      attr(count, "aria-hidden", "true");
      attr(el, "data-heat", cell?.axis === PROTECTIVE ? 0 : heat(n * weight));
    },
  };
}

// Four shades; the number beside them says the same.
function heat(value) {
  return [0, 1, 3, 6].findLastIndex((least) => value >= least && value > 0) + 1;
}
