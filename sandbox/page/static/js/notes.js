import { el } from "./dom.js";

const TOAST_LASTS = 4000; // milliseconds

/** What a callback answer shows: a short line over the chat, or a window with one button. */
export class Notes {
  constructor() {
    this.node = el("div", { class: "toast", role: "status" });
    this.words = el("p", {});
    this.close = el("button", { type: "button", on: { click: () => this.#closed() } }, "Đóng");
    const window = el("div", { class: "alert-window", role: "alertdialog", "aria-modal": "true", "aria-label": "Bot trả lời" }, this.words, this.close);
    this.dialog = el("div", { class: "alert", hidden: true }, window);
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#closed();
      // One button: the focus stays on it until the window is closed.
      if (event.key === "Tab") event.preventDefault();
    });
  }

  toast(text) {
    clearTimeout(this.ends);
    this.node.textContent = text;
    this.node.classList.add("shown");
    this.ends = setTimeout(() => this.node.classList.remove("shown"), TOAST_LASTS);
  }

  alert(text) {
    if (this.dialog.hidden) this.before = document.activeElement;
    this.words.textContent = text;
    this.dialog.hidden = false;
    this.close.focus();
  }

  #closed() {
    this.dialog.hidden = true;
    this.before?.focus();
  }
}
