// The regency's map: each district carries its name and the trainee's own assessment.
// Choosing a district shows its reports; arrows move between districts.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const MARGIN = 1.5;
const [NAME_WIDTH, NAME_LINE] = [10, 3.4]; // letters; units of the map
const [WORD_WIDTH, WORD_LINE] = [14, 2.9];

function makeMap(desk) {
  const { defs, names } = levelPatterns(0.28);
  const shapes = s("g", { role: "group", ta: "map" });
  const labels = s("g", { class: "dc-places", "aria-hidden": "true" });
  const svg = s("svg", { class: "dc-map" }, defs, shapes, labels);
  const [legend, running] = [makeLegend(), makeRunning()];
  const clear = button("map_all", () => desk.choosePlace(""), "dc-small");
  const head = h("div", { class: "dc-head" }, h("h3", { t: "map_title" }), clear);
  const el = h(
    "section",
    { class: "dc-card dc-mapbox" },
    head,
    svg,
    legend.el,
    running.el,
  );
  let order = [];

  function onKey(event, id) {
    const step = STEPS[event.key];
    if (event.key === "Enter" || event.key === " ") desk.choosePlace(id);
    else if (step === undefined) return;
    else move(id, step);
    event.preventDefault();
  }

  function move(id, step) {
    const next = order[(order.indexOf(id) + step + order.length) % order.length];
    for (const [key, row] of shapes.dcRows)
      attr(row.el, "tabindex", key === next ? 0 : -1);
    shapes.dcRows.get(next).el.focus();
  }

  function update(state) {
    const levels = new Map(state.view.districts.map((one) => [one.id, one]));
    const { districts } = state.static;
    order = districts.map((one) => one.id);
    attr(svg, "viewBox", around(districts));
    show(clear, desk.place !== "");
    keyed(
      shapes,
      districts,
      (one) => one.id,
      (one) =>
        makeDistrict(one, names, {
          first: one.id === order[0],
          onClick: () => desk.choosePlace(one.id),
          onKey: (event) => onKey(event, one.id),
          read: (id) => desk.readPlace(id),
        }),
    );
    keyed(labels, districts, (one) => one.id, makePlace);
    for (const [id, row] of shapes.dcRows) {
      row.paint(levels.get(id));
      labels.dcRows.get(id).paint(levels.get(id));
    }
    legend.update(state);
    running.update(state);
  }
  return { el, update };
}

// The part of the plane that the districts cover.
function around(districts) {
  const points = districts.flatMap((one) => one.outline);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const [right, bottom] = [Math.max(...xs) + MARGIN, Math.max(...ys) + MARGIN];
  return [left, top, right - left, bottom - top].join(" ");
}

function makeDistrict(district, patterns, { first, onClick, onKey, read }) {
  const points = district.outline.map(([x, y]) => `${x},${y}`).join(" ");
  const base = s("polygon", { points });
  const over = s("polygon", { points });
  const on = { click: onClick, keydown: onKey };
  const tabindex = first ? 0 : -1;
  const el = s("g", { role: "button", tabindex, class: "dc-district", on }, base, over);

  function paint(level) {
    const key = levelKey(level?.level);
    attr(base, "class", `dc-level-${key}`);
    attr(over, "fill", `url(#${patterns[key]})`);
    const { chosen, count } = read(district.id);
    attr(el, "aria-pressed", String(chosen));
    const name = `${district.name}: ${levelText(level?.level, level?.level_name)}`;
    attr(el, "aria-label", `${name}, ${fill(L.reports_count, { n: count })}`);
  }
  return { el, update: () => {}, paint };
}

// A district's name and level, written above all shapes, centred on its label point.
function makePlace({ name, label_at: [x, y] }) {
  const lines = broken(name, NAME_WIDTH);
  const tight = lines.some((line) => line.length > NAME_WIDTH);
  const label = s("text", { class: tight ? "dc-tight" : null });
  const word = s("text", { class: "dc-word" });
  let told = null;

  function paint(level) {
    const text = levelText(level?.level, level?.level_name).replace(/ \(.*\)$/, "");
    if (text === told) return;
    told = text;
    const levels = broken(text, WORD_WIDTH);
    const top = y + 2 - (lines.length * NAME_LINE + levels.length * WORD_LINE) / 2;
    write(label, lines, x, top, NAME_LINE);
    write(word, levels, x, top + lines.length * NAME_LINE - 0.3, WORD_LINE);
  }
  return { el: s("g", {}, label, word), update: () => {}, paint };
}

function write(text, lines, x, y, height) {
  text.replaceChildren(
    ...lines.map((line, n) => s("tspan", { x, y: y + n * height, text: line })),
  );
}

// `text` in one line, or in two where it is wider than `width` letters and has a gap.
function broken(text, width) {
  const gap = text.lastIndexOf(" ");
  return text.length > width && gap > 0
    ? [text.slice(0, gap), text.slice(gap + 1)]
    : [text];
}
