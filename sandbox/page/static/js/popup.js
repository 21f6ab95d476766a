import { el, icon } from "./dom.js";

/** A small menu that opens above its button: arrows move, Escape closes, focus returns to the button. */
export class Popup {
  constructor(label, owner, title) {
    this.owner = owner;
    this.list = el("div", { class: "popup-list", role: "menu", "aria-label": label });
    this.node = el("div", { class: "popup", hidden: true }, el("p", { class: "popup-title", "aria-hidden": "true" }, title), this.list);
    this.node.addEventListener("keydown", (event) => this.#moved(event));
    this.outside = (event) => {
      if (!this.node.contains(event.target) && !this.owner().contains(event.target)) this.close(false);
    };
  }

  /** Entries: {label, run, icon?, hint?}. */
  fill(entries) {
    this.list.replaceChildren(
      ...entries.map((entry) => {
        const mark = entry.icon ? icon(entry.icon) : null;
        const hint = entry.hint ? el("small", {}, entry.hint) : null;
        const run = () => {
          this.close(true);
          entry.run();
        };
        return el("button", { type: "button", role: "menuitem", on: { click: run } }, mark, el("span", {}, entry.label), hint);
      }),
    );
  }

  toggle() {
    if (this.node.hidden) this.open();
    else this.close(true);
  }

  open() {
    this.node.hidden = false;
    this.owner().setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", this.outside);
    this.list.querySelector("button")?.focus();
  }

  close(backToOwner) {
    if (this.node.hidden) return;
    this.node.hidden = true;
    this.owner().setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", this.outside);
    if (backToOwner) this.owner().focus();
  }

  #moved(event) {
    const keys = [...this.list.querySelectorAll("button")];
    const at = keys.indexOf(document.activeElement);
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + keys.length, Home: 0, End: keys.length - 1 };
    if (event.key in steps) {
      event.preventDefault();
      keys[steps[event.key] % keys.length].focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.close(true);
    } else if (event.key === "Tab") {
      this.close(false);
    }
  }
}
