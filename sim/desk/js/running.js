// Actions asked for and not yet over.
function makeRunning() {
  const title = h("h4", { t: "running" });
  const none = h("p", { class: "dc-quiet", t: "running_none" });
  const list = h("ul", { class: "dc-running" });
  return {
    el: h("section", { class: "dc-runningbox" }, title, none, list),
    update(state) {
      const { running } = state.view;
      show(none, running.length === 0);
      const numbered = running.map((one, n) => ({ ...one, n }));
      const key = (one) => `${one.action}:${one.until}:${one.n}`;
      keyed(list, numbered, key, () => makeUnderway());
    },
  };
}

function makeUnderway() {
  const what = h("strong", {});
  const rest = h("span", { class: "dc-quiet" });
  return {
    el: h("li", {}, what, " ", rest),
    update(one) {
      put(what, `${one.action} ${one.name}`);
      const target = [one.issue_name, one.district_name].filter(Boolean).join(", ");
      const state = fill(L[`running_${one.state}`], { at: one.until });
      put(rest, [target, state].filter(Boolean).join(" · "));
    },
  };
}
