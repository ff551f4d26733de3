// The line to the kernel. Intents go out numbered, acknowledgements come back; when
// nothing comes back the desk says so instead of looking alive.

const TICK_MS = 1000;
const PING_EVERY = 2; // ticks without any traffic
const SLOW_AFTER = 4; // ticks without an answer
const GONE_AFTER = 9;

class Wire {
  constructor(model, el, { onStatus, onAck, signal }) {
    Object.assign(this, { model, el, onStatus, onAck });
    this.sent = 0;
    this.waiting = new Map(); // sequence number -> intent
    this.silent = 0;
    this.idle = 0;
    this.status = "live";
    this.hear = (message) => this.receive(message);
    this.check = () => this.checkComm();
    this.wake = () => document.hidden || this.ping();
    model.on("msg:custom", this.hear);
    model.on("comm_live_update", this.check);
    document.addEventListener("visibilitychange", this.wake);
    this.timer = setInterval(() => this.tick(), TICK_MS);
    signal?.addEventListener("abort", () => this.close());
    this.ping();
  }

  close() {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.wake);
    this.model.off("msg:custom", this.hear);
    this.model.off("comm_live_update", this.check);
  }

  // Send one intent; false when it cannot be sent now (kernel gone).
  send(intent) {
    if (this.status === "gone" && intent.kind !== "ping") return false;
    this.sent += 1;
    const number = this.sent;
    this.waiting.set(number, intent);
    try {
      this.model.send({ seq: number, intent });
    } catch {
      this.lose();
      return false;
    }
    return true;
  }

  ping() {
    this.send({ kind: "ping" });
  }

  // Whether a decision (not a mere ping) is still unanswered.
  get busy() {
    return [...this.waiting.values()].some((intent) => intent.kind !== "ping");
  }

  receive(message) {
    if (typeof message?.ack !== "number") return;
    const intent = this.waiting.get(message.ack);
    this.waiting.delete(message.ack);
    for (const number of this.waiting.keys()) {
      if (number < message.ack) this.waiting.delete(number);
    }
    this.silent = 0;
    this.idle = 0;
    this.setStatus("live");
    if (intent) this.onAck(intent, message);
  }

  tick() {
    if (this.disconnected()) return this.lose();
    this.idle += 1;
    if (this.waiting.size > 0) this.silent += 1;
    else if (this.idle >= PING_EVERY) this.ping();
    if (this.silent >= GONE_AFTER) this.lose();
    else if (this.silent >= SLOW_AFTER && this.status === "live")
      this.setStatus("slow");
    return undefined;
  }

  // JupyterLab marks the view of a widget whose kernel was restarted or shut down.
  disconnected() {
    return this.el.closest(".jupyter-widgets-disconnected") !== null;
  }

  checkComm() {
    if (this.disconnected()) this.lose();
    else this.ping();
  }

  // The kernel is gone until it answers; it is still asked now and then.
  lose() {
    this.waiting.clear();
    this.silent = 0;
    this.idle = 0;
    this.setStatus("gone");
  }

  setStatus(status) {
    if (status === this.status) return;
    this.status = status;
    this.onStatus(status);
  }
}
