// Tabs, so that the whole is not a wall. Every panel stays in the page: what is typed in
// one is still there after looking at another. Only the open one is redrawn.

function makeTabs(desk, panels) {
  const bar = h("div", { class: "dc-tabs", role: "tablist", ta: "tabs" });
  const el = h("section", { class: "dc-card dc-main" }, bar);
  const tabs = Object.entries(panels).map(([name, panel]) => makeTab(name, panel));
  for (const { tab, box } of tabs) {
    bar.append(tab);
    el.append(box);
  }

  function makeTab(name, panel) {
    const count = h("span", { class: "dc-count" });
    const box = h(
      "div",
      { role: "tabpanel", class: "dc-panel", id: uid(name), tabindex: 0 },
      panel.el,
    );
    const text = h("span", { t: `tab_${name}` });
    const on = { click: () => open(name), keydown: (event) => onKey(event, name) };
    const tab = h(
      "button",
      { type: "button", role: "tab", id: uid("tab"), on },
      text,
      count,
    );
    attr(tab, "aria-controls", box.id);
    attr(tab, "data-tab", name);
    attr(box, "aria-labelledby", tab.id);
    return { name, tab, box, count };
  }

  let current = null;
  let shown = null;

  function open(name) {
    current = name;
    desk.drafts.set("tab", name);
    if (shown) panels[name].update(shown);
    for (const one of tabs) {
      const on = one.name === name;
      attr(one.tab, "aria-selected", String(on));
      attr(one.tab, "tabindex", on ? 0 : -1);
      show(one.box, on);
    }
  }

  function onKey(event, name) {
    const here = tabs.findIndex((one) => one.name === name);
    const places = {
      ArrowRight: here + 1,
      ArrowLeft: here - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    if (!(event.key in places)) return;
    event.preventDefault();
    const next = tabs[(places[event.key] + tabs.length) % tabs.length];
    open(next.name);
    next.tab.focus();
  }

  function update(state) {
    const counts = openWork(state);
    for (const { name, count } of tabs) {
      put(count, counts[name] ? String(counts[name]) : "");
      show(count, Boolean(counts[name]));
    }
    shown = state;
    panels[current].update(state);
  }
  const last = desk.drafts.get("tab", "inbox");
  open(last in panels ? last : "inbox");
  const focus = (name) => tabs.find((one) => one.name === name).tab.focus();
  return { el, update, open, focus };
}

// How much waits in each tab.
function openWork({ view, inbox }) {
  return {
    inbox: inbox.filter(isOpen).length,
    issues: view.issues.filter((one) => one.level === null).length,
    forecasts: view.questions.filter((one) => one.open && one.percent === null).length,
    documents: pressing(view).length + returned(view).length,
    timeline: 0,
  };
}
