// The inbox comes in pages, so that only a page that has changed is sent again.
function readPages(model) {
  const all = [];
  for (let n = 0; Array.isArray(model.get(`inbox_${n}`)); n += 1) {
    all.push(...model.get(`inbox_${n}`));
  }
  return all;
}

// How many reports each district has.
function countPlaces(inbox) {
  const counts = new Map();
  for (const { district } of inbox)
    counts.set(district, (counts.get(district) ?? 0) + 1);
  return counts;
}
