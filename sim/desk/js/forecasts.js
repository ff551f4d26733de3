// Forecasts: a chance in eleven steps, with the word the office uses for it.

const STEPS_PERCENT = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

function makeForecasts(desk) {
  const note = h("p", { class: "dc-quiet", t: "forecasts_note" });
  const empty = h("p", { class: "dc-empty", t: "forecasts_empty" });
  const list = h("ul", { class: "dc-questions", ta: "tab_forecasts" });
  const el = h("div", {}, note, empty, list);

  function update(state) {
    const { questions } = state.view;
    show(empty, questions.length === 0);
    show(note, questions.length > 0);
    keyed(
      list,
      questions,
      (one) => one.id,
      (one) => makeQuestion(desk, one),
    );
    for (const row of list.dcRows.values()) row.allow(state.view.state === "running");
  }
  return { el, update };
}

function makeQuestion(desk, first) {
  const name = uid("chance");
  const text = h("legend", {});
  const closes = h("span", { class: "dc-tag" });
  const told = h("p", { class: "dc-told", role: "status" });
  const save = button("forecast", commit, "dc-primary");
  const radios = STEPS_PERCENT.map((percent) => makeStep(name, percent, speak));
  const scale = h(
    "div",
    { class: "dc-scale" },
    radios.map((radio) => radio.el),
  );
  const foot = h("div", { class: "dc-head" }, told, closes, save);
  const set = h("fieldset", { class: "dc-question" }, text, scale, foot);
  const el = h("li", { class: "dc-card" }, set);
  let question = first;
  let seen = null;
  let running = true;

  const chosen = () => radios.find((radio) => radio.input.checked)?.percent ?? null;

  function speak() {
    const percent = chosen();
    if (percent === null) return put(told, L.forecast_none);
    const words = { n: percent, word: chanceWord(percent) };
    const same = percent === question.percent;
    return put(told, fill(same ? L.forecast_saved : L.forecast_chosen, words));
  }

  function commit() {
    const percent = chosen();
    if (percent === null) {
      desk.say("refused", L.need_chance);
      radios[0].input.focus();
      return;
    }
    desk.send({ kind: "forecast", question: question.id, percent });
  }

  function update(next) {
    question = next;
    put(text, next.text);
    put(closes, fill(next.open ? L.closes : L.closed_since, { day: next.closes }));
    if (next.percent !== seen) {
      for (const radio of radios) radio.input.checked = radio.percent === next.percent;
      seen = next.percent;
    }
    for (const radio of radios) radio.respell();
    speak();
    allow(running);
  }

  function allow(isRunning) {
    running = isRunning;
    const open = question.open && running;
    for (const radio of radios) radio.input.disabled = !open;
    save.disabled = !open;
  }
  return { el, update, allow };
}

function makeStep(name, percent, onChange) {
  const input = h("input", {
    type: "radio",
    name,
    value: percent,
    on: { change: onChange },
  });
  const text = h("span", { text: String(percent) });
  const el = h("label", { class: "dc-step" }, input, text);
  return {
    el,
    input,
    percent,
    respell: () => attr(input, "aria-label", `${percent}%, ${chanceWord(percent)}`),
  };
}
