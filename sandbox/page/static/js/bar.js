import { post } from "./api.js";
import { byId, el } from "./dom.js";
import { dayOf, longDay, moment, shortDay } from "./time.js";

/** The bar over the phones: date, ways to move it, and the document. */
export class Bar {
  constructor(complain) {
    this.complain = complain;
    this.buttons = [...document.querySelectorAll("[data-by]")];
    this.choice = byId("campaign");
    for (const button of this.buttons) button.addEventListener("click", () => this.#move(button));
    this.choice.addEventListener("change", () => this.#choose());
  }

  show(state) {
    this.campaign = state.campaign;
    this.choice.replaceChildren(...state.campaigns.map(({ slug, title }) => el("option", { value: slug }, title)));
    this.choice.value = state.campaign;
    this.#next(state.next_event);
    this.journey = state.journey;
    this.clock(state);
  }

  /** The date came to `now`; while it moves, the way that is left is shown. */
  clock({ now, moving, journey, next_event: next }) {
    this.at = moment(now);
    byId("now").textContent = `${longDay(this.at)} · ${this.at.time}`;
    byId("now").dateTime = now;
    if (journey !== undefined) this.journey = journey;
    if (next !== undefined) this.#next(next);
    const ended = this.moving && !moving;
    this.moving = moving;
    this.#progress();
    this.#enable();
    if (ended) this.#arrived();
  }

  #next(event) {
    this.next = event;
    const name = event ? `${event.name}, ${shortDay(dayOf(event.day))}` : "không còn sự kiện";
    byId("next-name").textContent = name;
    byId("next-name").parentNode.title = `Đến tin nhắn tiếp theo: ${name}`;
  }

  #progress() {
    const place = byId("journey");
    place.hidden = !this.moving || !this.journey;
    if (place.hidden) return;
    const [from, until] = [moment(this.journey.from), moment(this.journey.until)];
    const way = Math.max(until.milliseconds - from.milliseconds, 1);
    byId("journey-bar").value = Math.min((this.at.milliseconds - from.milliseconds) / way, 1);
    const days = until.dayNumber - from.dayNumber;
    const count = days > 1 ? ` · ${Math.min(this.at.dayNumber - from.dayNumber, days)}/${days} ngày` : "";
    byId("journey-text").textContent = `Đang trôi tới ${until.weekday}, ${shortDay(until)}${count}`;
  }

  #enable() {
    for (const button of this.buttons) button.disabled = this.moving || (button.dataset.by === "next" && !this.next);
    this.choice.disabled = this.moving;
  }

  #arrived() {
    byId("spoken").textContent = `Bây giờ là ${longDay(this.at)}, ${this.at.time}.`;
    // A disabled button loses the keyboard; it gets it back unless the person went elsewhere.
    if (this.pressed && document.activeElement === document.body) this.pressed.focus();
    this.pressed = null;
  }

  #disable() {
    for (const button of this.buttons) button.disabled = true;
    this.choice.disabled = true;
  }

  // What comes of a request is told by events, in their order; the answer to the request could come after them.
  async #move(button) {
    this.pressed = button;
    this.#disable();
    try {
      await post("/page/clock", { by: button.dataset.by });
    } catch (problem) {
      this.complain(problem.message);
      this.#enable();
    }
  }

  async #choose() {
    this.#disable();
    byId("journey").hidden = false;
    byId("journey-bar").removeAttribute("value");
    byId("journey-text").textContent = "Đang mở văn bản…";
    try {
      await post("/page/world", { campaign: this.choice.value });
    } catch (problem) {
      this.complain(problem.message);
      this.choice.value = this.campaign;
      this.#progress();
      this.#enable();
    }
  }
}
