// Bahasa Indonesia or English, for this desk alone.

function makeLanguage(desk) {
  const choices = [
    ["id", "Bahasa Indonesia"],
    ["en", "English"],
  ].map(([code, name]) => {
    const on = { click: () => desk.send({ kind: "language", language: code }) };
    const text = code.toUpperCase();
    const el = h("button", {
      type: "button",
      lang: code,
      "aria-label": `${text} (${name})`,
      text,
      on,
    });
    return { code, el };
  });
  const el = h(
    "div",
    { class: "dc-language", role: "group", ta: "language" },
    choices.map((c) => c.el),
  );
  return {
    el,
    update: ({ static: fixed }) => {
      for (const one of choices)
        attr(one.el, "aria-pressed", String(one.code === fixed.language));
    },
  };
}
