import { get, post } from "./api.js";
import { byId, el } from "./dom.js";

const narrow = window.matchMedia("(max-width: 1100px)");

/** A panel at the side: beside the phones on a wide desk, over them on a narrow one. */
export function drawer(name, onOpen = () => {}) {
  const panel = byId(name);
  const button = byId(`open-${name}`);
  const open = () => {
    for (const other of document.querySelectorAll("dialog.drawer[open]")) other.close();
    if (narrow.matches) panel.showModal();
    else panel.show();
    button.setAttribute("aria-expanded", "true");
    panel.querySelector("h2").focus();
    onOpen();
  };
  // A window that is turned or resized would keep the panel in the form of the other width.
  narrow.addEventListener("change", () => panel.close());
  button.addEventListener("click", () => (panel.open ? panel.close() : open()));
  panel.addEventListener("close", () => {
    button.setAttribute("aria-expanded", "false");
    button.focus();
  });
  panel.addEventListener("keydown", (event) => event.key === "Escape" && panel.close());
  panel.addEventListener("click", (event) => {
    const beside = panel.matches(":modal") && event.clientX < panel.getBoundingClientRect().left;
    if (beside || event.target.closest("[data-close]")) panel.close();
  });
}

export function showGuide(steps) {
  byId("guide-list").replaceChildren(...steps.map(({ title, text }) => el("li", {}, el("b", {}, title), el("p", {}, text))));
}

/** The faults that can be switched on, with their state in words. */
export class Faults {
  constructor(complain) {
    this.complain = complain;
    drawer("faults", () => this.load());
  }

  async load() {
    try {
      this.show(await get("/page/faults"));
    } catch (problem) {
      this.complain(problem.message);
    }
  }

  show({ faults }) {
    const on = faults.filter((fault) => fault.on).length;
    byId("faults-on").hidden = on === 0;
    byId("faults-on").replaceChildren(String(on), el("span", { class: "off-screen" }, " sự cố đang bật"));
    const held = document.activeElement?.closest?.("[data-fault]")?.dataset.fault;
    byId("faults-list").replaceChildren(...faults.map((fault) => this.#card(fault)));
    if (held) document.querySelector(`[data-fault="${CSS.escape(held)}"]`)?.focus();
  }

  #card({ code, title, text, on }) {
    const change = async () => {
      try {
        this.show(await post("/page/faults", { code, on: !on }));
      } catch (problem) {
        this.complain(problem.message);
      }
    };
    const state = on ? "Đang bật" : "Đang tắt";
    const props = { type: "button", class: "switch", role: "switch", "aria-checked": String(on), data: { fault: code }, on: { click: change } };
    const button = el("button", props, el("span", { class: "track", "aria-hidden": "true" }), el("b", {}, title), el("span", { class: "state" }, state));
    return el("div", { class: "fault" }, button, el("p", {}, text));
  }
}
