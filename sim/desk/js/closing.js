// Ending the exercise, asked twice because nothing can be decided afterwards.

function makeClosing(desk) {
  const text = desk.drafts.bind(
    h("textarea", { rows: 3, maxlength: 4000 }),
    "close:reflection",
  );
  const yes = button(
    "close_yes",
    () => {
      desk.send({ kind: "close", reflection: text.value.trim() });
      ask(false);
    },
    "dc-danger",
  );
  const no = button("close_no", () => ask(false));
  const el = h(
    "section",
    { class: "dc-card dc-closing", ta: "close_title", hidden: true },
    h("h3", { t: "close_title" }),
    h("p", { t: "close_note" }),
    field("reflection", text),
    h("div", { class: "dc-head" }, no, yes),
  );
  const open = button("close_open", () => ask(el.hidden), "dc-small");

  function ask(asked) {
    show(el, asked);
    attr(open, "aria-expanded", String(asked));
    if (asked) text.focus();
    else open.focus();
  }
  attr(open, "aria-expanded", "false");
  desk.onAccepted("close", () => desk.drafts.clear("close:"));
  return { el, open, update: ({ view }) => show(open, view.state === "running") };
}
