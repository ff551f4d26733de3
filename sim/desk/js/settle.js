// A choice from a list counts once it has settled: at once with the mouse; by keyboard
// when the arrows have rested, on Enter, or on leaving. Otherwise every arrow key on the
// way from A to D would be a decision in the journal.

const REST_MS = 700;

function onSettled(select, commit) {
  let timer = null;
  let byKey = false;
  const flush = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    commit();
  };
  select.dcPending = () => timer !== null;
  listen(select, {
    keydown: (event) => {
      byKey = true;
      if (event.key === "Enter") flush();
    },
    pointerdown: () => {
      byKey = false;
    },
    change: () => {
      clearTimeout(timer);
      timer = setTimeout(flush, byKey ? REST_MS : 0);
    },
    blur: flush,
  });
  return select;
}
