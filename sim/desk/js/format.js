// Numbers, days and levels as the participant's language writes them.

function number(value) {
  const text = String(Math.round(Number(value) || 0));
  return text.replace(/\B(?=(\d{3})+$)/g, L.thousands ?? ".");
}

function rupiah(value) {
  return `Rp ${number(value)}`;
}

// A day relative to voting day: H−27, Hari-H, H+3.
function dayName(day) {
  if (day === 0) return L.day_zero;
  return fill(day < 0 ? L.day_before : L.day_after, { n: Math.abs(day) });
}

function hourName(hour) {
  return fill(L.hour, { h: String(hour).padStart(2, "0") });
}

function hoursRange([low, high]) {
  const [least, most] = [number(low), number(high)];
  return fill(L.hours, { n: least === most ? least : `${least}–${most}` });
}

// "2 · Ambang", or "belum dinilai" where the trainee has not said.
function levelText(level, name) {
  return level === null || level === undefined ? L.unassessed : `${level} · ${name}`;
}

// What an action takes from the office, in one line.
function costText(action) {
  const { staff_hours: hours, teams, rupiah: money } = action.cost;
  const parts = [];
  if (hours) parts.push(fill(L.cost_hours, { n: number(hours) }));
  if (teams) parts.push(fill(L.cost_teams, { n: number(teams) }));
  if (money) parts.push(rupiah(money));
  return parts.join(" + ") || L.cost_none;
}

function excerpt(text, length = 90) {
  const flat = String(text).replace(/\s+/g, " ").trim();
  return flat.length > length ? `${flat.slice(0, length - 1).trimEnd()}…` : flat;
}

// The estimative word for a chance in per cent.
function chanceWord(percent) {
  return percent === null || percent === undefined
    ? ""
    : (L[`chance_${percent}`] ?? "");
}

function nameOf(list, id) {
  return list.find((item) => item.id === id)?.name ?? "";
}

// A number with at most two decimals, as the language writes them.
function decimal(value) {
  const text = String(Math.round(Number(value) * 100) / 100);
  return text.replace(".", L.decimal ?? ",");
}
