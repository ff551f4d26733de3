// The 4 × 4 matrix of likelihood and impact: one choice fills two fields. Arrows move by
// cell, across for impact and up and down for likelihood; each cell says what it means.

const MOVES = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
};

function makeMatrix(store, spec) {
  const name = uid("matrix");
  const scale = spec.options.map((one) => Number(one.id));
  const cells = scale.flatMap((likely) =>
    scale.map((bad) => makeMatrixCell(name, likely, bad, choose)),
  );
  const find = (likely, bad) =>
    cells.find((one) => one.likely === likely && one.bad === bad);
  const heads = scale.map(() => h("th", { scope: "col" }));
  const sides = new Map(scale.map((n) => [n, h("th", { scope: "row" })]));
  const corner = h("td", { class: "dc-corner", t: "likelihood" });
  const across = h("th", { scope: "colgroup", colspan: scale.length, t: "impact" });
  const told = h("p", { class: "dc-told", role: "status" });
  const lines = [...scale]
    .reverse()
    .map((n) => h("tr", {}, sides.get(n), ...scale.map((bad) => find(n, bad).el)));
  const top = h("tr", {}, corner, across);
  const head = h("thead", {}, top, h("tr", {}, h("td", {}), heads));
  const table = h("table", { class: "dc-matrix" }, head, h("tbody", {}, lines));
  const el = h("div", { class: "dc-matrixbox" }, table, told);
  let now = spec;

  table.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    const here = cells.find((one) => one.input === event.target);
    if (!move || !here) return;
    event.preventDefault();
    const next = find(here.likely + move[0], here.bad + move[1]);
    if (!next || next.input.disabled) return;
    next.input.focus();
    next.input.click();
  });

  function choose(cell) {
    store.set(`${cell.likely} ${cell.bad}`);
    reload();
  }

  const chosen = () => cells.find((one) => one.input.checked);

  function reload() {
    for (const one of cells) {
      one.input.checked = store.get() === `${one.likely} ${one.bad}`;
      attr(one.el, "class", `dc-risk-${riskBand(now, one.likely * one.bad).step}`);
    }
    put(told, chosen() ? riskText(now, chosen()) : L.matrix_none);
  }

  function offer(next) {
    now = next;
    heads.forEach((th, n) => put(th, stepName(now, scale[n])));
    for (const [n, th] of sides) put(th, stepName(now, n));
    for (const one of cells) attr(one.input, "aria-label", riskText(now, one));
    reload();
  }

  return {
    el,
    offer,
    reload,
    isEmpty: () => !chosen(),
    fault: () => null,
    at: () => (chosen() ?? find(scale[0], scale[0])).input,
    value() {
      const cell = chosen();
      return {
        [now.names[0]]: cell?.likely ?? null,
        [now.names[1]]: cell?.bad ?? null,
      };
    },
    lock(over) {
      for (const one of cells) one.input.disabled = over;
    },
  };
}

function makeMatrixCell(name, likely, bad, choose) {
  const input = h("input", { type: "radio", name, value: `${likely} ${bad}` });
  const text = h("span", { "aria-hidden": "true", text: String(likely * bad) });
  const el = h("td", {}, h("label", {}, input, text));
  const cell = { el, input, likely, bad };
  input.addEventListener("change", () => choose(cell));
  return cell;
}

function stepName(spec, n) {
  return spec.options.find((one) => Number(one.id) === n)?.name ?? String(n);
}

// The band a product falls into: its name, and its step for the colour (0 lowest).
function riskBand(spec, product) {
  const bands = spec.bands ?? [];
  const step = bands.findLastIndex((band) => product >= band.from);
  return { step: Math.max(0, step), name: bands[step]?.name ?? "" };
}

function riskText(spec, { likely, bad }) {
  const band = riskBand(spec, likely * bad).name;
  const names = { likely: stepName(spec, likely), bad: stepName(spec, bad) };
  const told = fill(L.matrix_told, { ...names, n: likely * bad });
  return [told, band].filter(Boolean).join(" – ");
}
