// What the desk says: the answer to the last decision, and whether its kernel is there.

function makeNotices() {
  const calm = h("div", { class: "dc-notice", role: "status", "aria-live": "polite" });
  const urgent = h("div", { class: "dc-notice", role: "alert", "aria-live": "assertive" });
  const el = h("div", { class: "dc-notices" }, calm, urgent);

  // `kind`: ok, refused or error. A repeated text is spoken again.
  function say(kind, text) {
    const quiet = kind === "ok";
    write(quiet ? calm : urgent, kind, text);
    write(quiet ? urgent : calm, kind, "");
  }

  function write(box, kind, text) {
    attr(box, "data-kind", kind);
    show(box, text !== "");
    if (text === "") return box.replaceChildren();
    const mark = h("span", { class: "dc-mark", "aria-hidden": "true" });
    return box.replaceChildren(mark, h("span", { text }));
  }
  say("ok", "");
  return { el, say };
}

function makeBanner() {
  const title = h("strong", {});
  const text = h("span", {});
  const el = h("div", { class: "dc-banner", role: "alert", hidden: true }, title, " ", text);
  return {
    el,
    update(status) {
      show(el, status !== "live");
      attr(el, "data-status", status);
      if (status === "live") return;
      put(title, L[`kernel_${status}_title`]);
      put(text, L[`kernel_${status}`]);
    },
  };
}
