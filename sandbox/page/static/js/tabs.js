import { el } from "./dom.js";

/** On a narrow screen one phone fills the window; these tabs change it and count what came in elsewhere. */
export class Tabs {
  constructor(list, stage) {
    this.list = list;
    this.stage = stage;
    this.narrow = window.matchMedia("(max-width: 760px), (max-height: 520px)");
    this.narrow.addEventListener("change", () => this.#apply());
    this.list.addEventListener("keydown", (event) => this.#moved(event));
    this.tabs = new Map();
  }

  fill(phones) {
    const kept = this.tabs.has(this.active) && phones.some(({ id }) => id === this.active);
    this.tabs = new Map(phones.map((phone) => [phone.id, this.#tab(phone)]));
    this.list.replaceChildren(...[...this.tabs.values()].map(({ button }) => button));
    this.choose(kept ? this.active : phones[0]?.id);
  }

  choose(id) {
    this.active = id;
    const tab = this.tabs.get(id);
    if (tab) tab.unread = 0;
    this.#apply();
    if (tab && this.narrow.matches) tab.button.scrollIntoView({ block: "nearest", inline: "center" });
  }

  /** Something arrived at a phone; it counts when that phone cannot be seen. */
  news(id) {
    const tab = this.tabs.get(id);
    if (!tab || !this.narrow.matches || id === this.active) return;
    tab.unread += 1;
    this.#apply();
  }

  #tab({ id, title }) {
    const dot = el("span", { class: "dot", hidden: true });
    const props = { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `phone-${id}`, on: { click: () => this.choose(id) } };
    return { button: el("button", props, el("span", {}, title), dot), dot, unread: 0 };
  }

  #apply() {
    for (const [id, { button, dot, unread }] of this.tabs) {
      const active = id === this.active;
      button.setAttribute("aria-selected", String(active));
      button.tabIndex = active ? 0 : -1;
      dot.hidden = unread === 0;
      dot.replaceChildren(String(unread), el("span", { class: "off-screen" }, " tin mới"));
      const panel = this.stage.querySelector(`[data-phone="${CSS.escape(id)}"]`);
      panel?.classList.toggle("away", this.narrow.matches && !active);
      if (this.narrow.matches) panel?.setAttribute("role", "tabpanel");
      else panel?.removeAttribute("role");
    }
  }

  #moved(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const ids = [...this.tabs.keys()];
    this.choose(ids[(ids.indexOf(this.active) + step + ids.length) % ids.length]);
    this.tabs.get(this.active).button.focus();
  }
}
