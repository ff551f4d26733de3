// The trainee's levels, told three ways: a word, a number and a pattern; colour comes
// on top and is never alone.

const LEVELS = [null, 0, 1, 2, 3, 4, 5];

// What each level's pattern draws on an 8 × 8 tile, denser as it gets worse.
const STROKES = {
  none: "M0 8L8 0",
  0: "",
  1: "M2 2h.01M6 6h.01",
  2: "M0 8L8 0M-2 2L2 -2M6 10L10 6",
  3: "M0 4H8M0 0H8M0 8H8",
  4: "M0 8L8 0M0 0L8 8",
  5: "M0 8L8 0M0 0L8 8M0 4H8M4 0V8",
};

function levelKey(level) {
  return level === null || level === undefined ? "none" : String(level);
}

// One <defs> with a pattern for each level; returns it and the id of each pattern.
function levelPatterns(scale = 1) {
  const names = {};
  const defs = s("defs", {});
  for (const level of LEVELS) {
    const key = levelKey(level);
    names[key] = uid("pattern");
    const tile = {
      id: names[key],
      width: 8,
      height: 8,
      patternUnits: "userSpaceOnUse",
    };
    const line = s("path", { d: STROKES[key], class: `dc-stroke dc-stroke-${key}` });
    defs.append(s("pattern", { ...tile, patternTransform: `scale(${scale})` }, line));
  }
  return { defs, names };
}

// A small swatch of a level for legends and badges.
function levelSwatch() {
  const { defs, names } = levelPatterns();
  const base = s("rect", { width: 22, height: 14, rx: 3 });
  const over = s("rect", { width: 22, height: 14, rx: 3 });
  const el = s(
    "svg",
    { class: "dc-swatch", viewBox: "0 0 22 14", "aria-hidden": "true" },
    defs,
    base,
    over,
  );
  return {
    el,
    update(level) {
      const key = levelKey(level);
      attr(base, "class", `dc-level-${key}`);
      attr(over, "fill", `url(#${names[key]})`);
    },
  };
}

function levelBadge() {
  const swatch = levelSwatch();
  const text = h("span", {});
  const el = h("span", { class: "dc-badge" }, swatch.el, text);
  return {
    el,
    update(level, name) {
      swatch.update(level);
      put(text, levelText(level, name));
    },
  };
}

function makeLegend() {
  const list = h("ul", { class: "dc-legend", ta: "legend" });
  let names = {};
  return {
    el: list,
    update(state) {
      names = Object.fromEntries(
        state.static.levels.map((one) => [one.level, one.name]),
      );
      keyed(list, LEVELS, levelKey, () => {
        const badge = levelBadge();
        return {
          el: h("li", {}, badge.el),
          update: (level) => badge.update(level, names[level]),
        };
      });
    },
  };
}
