// The desk: puts the panels together and redraws them when the kernel's state changes.
// It decides nothing and keeps nothing but what is half-typed.

const TRAITS = ["static", "view", "labels", "notice"];
const NARROW = 860;

class Desk {
  constructor(model, host, signal) {
    this.model = model;
    this.accepted = {};
    this.asked = new Map(); // intent -> what to do with its answer
    this.place = "";
    this.newSince = model.get("view").clock.minute;
    this.minute = null;
    this.spoken = model.get("notice").seq; // said before this page was opened
    L = model.get("labels");
    this.drafts = new Drafts(model.get("static").key);
    this.assemble();
    host.append(this.root);
    this.wire = new Wire(model, this.root, {
      signal,
      onStatus: (status) => this.showStatus(status),
      onAck: (intent, message) => this.acknowledge(intent, message),
    });
    this.listen(signal);
    this.draw();
  }

  assemble() {
    this.banner = makeBanner();
    this.notices = makeNotices();
    this.start = makeStart(this);
    this.map = makeMap(this);
    this.inbox = makeInbox(this);
    this.tabs = makeTabs(this, this.panels());
    this.closing = makeClosing(this);
    this.language = makeLanguage(this);
    this.frame();
  }

  // What is in the tabs. A short exercise has no board, no situation and only the LI.
  panels() {
    const { board, situation } = this.model.get("view");
    const owes = owesDocuments({ static: this.model.get("static") });
    if (owes) this.documents = makeDocuments(this);
    return {
      inbox: this.inbox,
      issues: makeIssues(this),
      ...(board && { board: makeBoard(this) }),
      ...(situation && { situation: makeSituation() }),
      forecasts: makeForecasts(this),
      actions: makeActions(this),
      ...(owes ? { documents: this.documents } : { report: makeReportForm(this) }),
      timeline: makeTimeline(this),
      briefing: makeBriefing(),
    };
  }

  frame() {
    const [advance, next] = [makeAdvance(this), makeNext(this)];
    this.clock = makeClock(this);
    this.parts = [advance, next, this.map, this.tabs];
    this.warnings = h("ul", { class: "dc-warnings" });
    const tools = h("div", { class: "dc-tools" }, this.language.el, this.closing.open);
    const top = h("header", { class: "dc-top" }, this.clock.when, tools);
    const controls = h("div", { class: "dc-row" }, advance.el, this.clock.means);
    const told = h("div", { class: "dc-row dc-told-row" }, next.el, this.notices.el);
    this.play = [
      controls,
      next.el,
      h("div", { class: "dc-body" }, this.map.el, this.tabs.el),
    ];
    this.work = h("div", { class: "dc-work" }, top, controls, told, this.closing.el);
    this.work.append(this.start.el, this.play[2]);
    this.root = h(
      "div",
      { class: "dc-desk", tabindex: -1, role: "region", ta: "desk" },
      this.banner.el,
      this.warnings,
      this.work,
    );
  }

  listen(signal) {
    this.model.on("change", () => this.refresh());
    for (const name of ["keydown", "keyup", "keypress"]) {
      this.root.addEventListener(name, (event) => this.keepKey(event), { signal });
    }
  }

  // Keys stay in the desk; saving the page is not needed here and said so.
  keepKey(event) {
    event.stopPropagation();
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!saves || event.type !== "keydown") return;
    event.preventDefault();
    this.say("ok", L.saved_always);
  }

  // Redraw once, however many traits have changed.
  refresh() {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      this.draw();
    });
  }

  draw() {
    const state = Object.fromEntries(
      TRAITS.map((name) => [name, this.model.get(name)]),
    );
    state.inbox = readPages(this.model);
    this.state = state;
    this.counts = countPlaces(state.inbox);
    if (state.labels !== L) {
      L = state.labels;
      respell(this.root);
      this.banner.update(this.wire.status);
    }
    attr(this.root, "lang", state.static.language);
    const isNew = state.view.state === "new";
    show(this.start.el, isNew);
    for (const part of this.play) show(part, !isNew);
    this.markNew(state.view);
    keyed(
      this.warnings,
      state.view.warnings,
      (text) => text,
      (text) => ({
        el: h("li", { text }),
        update() {},
      }),
    );
    show(this.warnings, state.view.warnings.length > 0);
    if (isNew) this.start.update(state);
    else for (const part of this.parts) part.update(state);
    for (const part of [this.clock, this.closing, this.language]) part.update(state);
    this.speak(state.notice);
  }

  // What came since time last moved is new.
  markNew({ clock }) {
    if (this.minute !== null && clock.minute > this.minute) this.newSince = this.minute;
    this.minute = clock.minute;
  }

  speak(notice) {
    if (!notice?.seq || notice.seq === this.spoken) return;
    this.spoken = notice.seq;
    this.say(notice.kind, notice.text);
  }

  // The kernel's last answer.
  said() {
    return this.model.get("notice").text ?? "";
  }

  say(kind, text) {
    this.notices.say(kind, text);
  }

  // Send an intent; `done` hears whether it was accepted.
  send(intent, done) {
    if (done) this.asked.set(intent, done);
    if (!this.wire.send(intent)) this.showStatus("gone");
    attr(this.root, "aria-busy", this.wire.busy ? "true" : null);
  }

  acknowledge(intent, message) {
    attr(this.root, "aria-busy", this.wire.busy ? "true" : null);
    attr(this.root, "data-version", message.version);
    attr(this.root, "data-ack", message.ack);
    this.asked.get(intent)?.(message.ok);
    this.asked.delete(intent);
    if (message.ok) for (const done of this.accepted[intent.kind] ?? []) done();
  }

  onAccepted(kind, done) {
    (this.accepted[kind] ??= []).push(done);
  }

  showStatus(status) {
    this.banner.update(status);
    this.work.inert = status === "gone";
    attr(this.root, "data-kernel", status);
  }

  choosePlace(id, fromList = false) {
    this.place = this.place === id ? "" : id;
    if (!fromList && this.place) this.tabs.open("inbox");
    this.refresh();
  }

  // What the map says about a district beside its level.
  readPlace(id) {
    return { chosen: this.place === id, count: this.counts.get(id) ?? 0 };
  }

  open(tab, filter) {
    this.tabs.open(tab);
    if (filter) this.inbox.open(filter);
    if (tab === "documents") this.documents.open();
    this.tabs.focus(tab);
  }

  narrow() {
    return this.root.clientWidth < NARROW;
  }
}

function render({ model, el, signal }) {
  new Desk(model, el, signal);
}

export default { render };
