import { el, icon } from "./dom.js";

/** What this person could scan or open: deep links, as from a poster with a QR code. */
export class LinkRow {
  constructor(phone, start) {
    this.start = start;
    this.list = el("div", { class: "link-list" });
    this.details = el("details", {}, el("summary", {}, icon("code"), "Quét mã QR, mở lời mời"), this.list);
    this.node = el("div", { class: "links", hidden: true, data: { linksOf: phone.id } }, this.details);
  }

  fill(links) {
    this.node.hidden = links.length === 0;
    this.list.replaceChildren(...links.map((link) => this.#button(link)));
  }

  opened(open) {
    this.details.open = open;
  }

  #button({ label, payload }) {
    const run = () => {
      this.opened(false);
      this.start(payload);
    };
    return el("button", { type: "button", on: { click: run } }, label);
  }
}
