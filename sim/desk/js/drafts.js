// Half-typed texts outlive a reload, a restarted kernel and a second Run All. They stay
// in this browser, apart for each journal, and go when they are sent.

class Drafts {
  constructor(key) {
    this.key = `deniceni:${key}`;
    this.memory = {};
    try {
      this.memory = JSON.parse(localStorage.getItem(this.key) ?? "{}") ?? {};
    } catch {
      this.memory = {};
    }
  }

  get(name, otherwise = "") {
    const value = this.memory[name];
    return typeof value === "string" ? value : otherwise;
  }

  set(name, value) {
    if (value === "") delete this.memory[name];
    else this.memory[name] = String(value);
    try {
      localStorage.setItem(this.key, JSON.stringify(this.memory));
    } catch {
      // Storage may be full or forbidden; the text is still on the screen.
    }
  }

  // Everything kept under names that begin with `prefix`.
  all(prefix) {
    const kept = Object.entries(this.memory).filter(([name]) =>
      name.startsWith(prefix),
    );
    return Object.fromEntries(kept);
  }

  // Fill `input` with what was typed before and remember what is typed from now on.
  bind(input, name) {
    input.value = this.get(name);
    input.addEventListener("input", () => this.set(name, input.value));
    return input;
  }

  clear(prefix) {
    for (const name of Object.keys(this.memory)) {
      if (name.startsWith(prefix)) this.set(name, "");
    }
  }
}
