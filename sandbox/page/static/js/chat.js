import { bubble, dayLine } from "./bubble.js";
import { el } from "./dom.js";
import { longDay, moment } from "./time.js";

const NEAR_END = 120; // pixels from the end within which one still reads the newest

/** The messages of one phone. Nodes are kept by key, so that an edit touches one bubble and readers hear only what is new. */
export class Chat {
  constructor(label, actions, onMoved) {
    this.actions = actions;
    this.onMoved = onMoved;
    this.messages = [];
    this.nodes = new Map();
    this.log = el("div", { class: "log", role: "log", "aria-label": label, tabindex: "0" });
    this.atEnd = true;
    this.top = 0;
    this.log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(this.log);
  }

  fill(messages) {
    this.log.setAttribute("aria-busy", "true");
    this.messages = [...messages].sort((one, two) => one.message_id - two.message_id);
    this.nodes.clear();
    this.log.replaceChildren();
    for (const key of new Set(this.messages.map(keyOf))) this.#append(key);
    this.toEnd();
    this.log.removeAttribute("aria-busy");
  }

  /** A new message or a new form of one that is here. */
  put(message) {
    const stay = !this.atEnd && !message.out;
    const index = this.messages.findIndex(({ message_id: id }) => id === message.message_id);
    if (index >= 0) this.messages[index] = { ...message, out: message.out ?? this.messages[index].out };
    else this.messages.push(message);
    const late = index < 0 && this.messages.some(({ message_id: id }) => id > message.message_id);
    if (late) this.fill(this.messages);
    else if (this.nodes.has(keyOf(message))) this.#replace(keyOf(message));
    else this.#append(keyOf(message));
    if (stay) this.onMoved(false);
    else this.toEnd();
  }

  remove(messageId) {
    this.fill(this.messages.filter(({ message_id: id }) => id !== messageId));
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.#scrolled();
  }

  #scrolled() {
    // A scroll that a new size brings is no person's: #resized follows and knows what to do.
    if (this.#size() !== this.size) return;
    const near = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END;
    // What grows below, as a picture that has come, moves nobody away from the end: only a scroll upwards does.
    this.atEnd = near || (this.atEnd && this.log.scrollTop >= this.top);
    this.top = this.log.scrollTop;
    this.onMoved(this.atEnd);
  }

  /** A keyboard that opens or a window that turns changes the size; whoever read the end stays at the end. */
  #resized() {
    this.size = this.#size();
    if (this.atEnd) this.toEnd();
  }

  #size() {
    return `${this.log.clientWidth} ${this.log.clientHeight}`;
  }

  #group(key) {
    return this.messages.filter((message) => keyOf(message) === key);
  }

  #append(key) {
    const group = this.#group(key);
    const at = moment(group[0].date);
    const last = [...this.log.querySelectorAll(".day")].at(-1);
    if (last?.dataset.day !== String(at.dayNumber)) this.log.append(dayLine(at, longDay(at)));
    const node = bubble(group, this.actions);
    if (!this.log.hasAttribute("aria-busy")) this.#arrives(node);
    this.#watch(node);
    this.nodes.set(key, node);
    this.log.append(node);
  }

  #arrives(node) {
    node.classList.add("new");
    // Only once: a phone that is taken up again would play it for all its messages.
    node.addEventListener("animationend", () => node.classList.remove("new"), { once: true });
  }

  #replace(key) {
    const old = this.nodes.get(key);
    const node = bubble(this.#group(key), this.actions);
    const held = old.contains(document.activeElement);
    this.#watch(node);
    this.nodes.set(key, node);
    old.replaceWith(node);
    // The pressed button is gone with the old bubble: the keyboard goes on from the new one.
    if (held) (node.querySelector(".key") ?? this.log).focus({ preventScroll: true });
  }

  #watch(node) {
    const stay = () => this.atEnd && this.toEnd();
    for (const picture of node.querySelectorAll("img")) picture.addEventListener("load", stay, { once: true });
  }
}

function keyOf(message) {
  return message.media_group_id && message.photo ? `album-${message.media_group_id}` : `message-${message.message_id}`;
}
