// What the desk says: the answer to the last decision, and whether its kernel is there.

function makeNotices() {
  const calm = h("div", { class: "dc-notice", role: "status", "aria-live": "polite" });
  const urgent = h("div", {
    class: "dc-notice",
    role: "alert",
    "aria-live": "assertive",
  });
  const el = h("div", { class: "dc-notices" }, calm, urgent);

  // `kind`: ok, refused or error. A repeated text is spoken again. Both boxes are always
  // there: what appears together with its box is not read out.
  function say(kind, text) {
    const [box, other] = kind === "ok" ? [calm, urgent] : [urgent, calm];
    const mark = h("span", { class: "dc-mark", "aria-hidden": "true" });
    other.replaceChildren();
    attr(other, "data-kind", null);
    box.replaceChildren(mark, h("span", { text }));
    attr(box, "data-kind", kind);
  }
  return { el, say };
}

function makeBanner() {
  const title = h("strong", {});
  const text = h("span", {});
  const el = h(
    "div",
    { class: "dc-banner", role: "alert", hidden: true },
    title,
    " ",
    text,
  );
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
