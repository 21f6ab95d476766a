import { phoneActions } from "./api.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { frame, kindOf } from "./frame.js";
import { currentKeyboard, replyKeyboard, settle } from "./keyboard.js";
import { LinkRow } from "./links.js";
import { Notes } from "./notes.js";

const TYPING_LASTS = 5000; // milliseconds; sendChatAction holds for 5 seconds or until the message comes

/** One person's phone: frame, header, chat, and what one can do in it. */
export class Phone {
  constructor(phone, { notify, show, onNews }) {
    this.id = phone.id;
    this.onNews = onNews;
    this.bot = phone.bot.username;
    this.kind = kindOf(phone);
    const does = phoneActions(phone.id, notify);
    this.notes = new Notes();
    const open = (address) => this.#openInChat(address);
    this.does = { ...does, say: does.text, tell: (text) => this.notes.toast(text), show, open };
    this.chat = new Chat(`Trò chuyện với ${phone.bot.name}`, this.does, (atEnd) => this.#scrolled(atEnd));
    this.composer = new Composer(phone, does, (text) => this.notes.toast(text));
    this.composer.onKeys = () => this.#toggleKeys();
    this.links = new LinkRow(phone, (payload) => does.start(payload));
    // The parts that change: node, clock, subtitle, welcome, toEnd, toEndCount, start, unblock, keyPlace.
    Object.assign(this, frame(phone, this));
    this.show(phone);
  }

  /** The whole phone anew from the state of the page. */
  show(phone) {
    this.blocked = phone.blocked;
    this.composer.setCommands(phone.commands);
    this.chat.fill(phone.chat);
    this.unseen = 0;
    this.#refresh();
    this.links.opened(this.chat.messages.length === 0);
  }

  setClock(at) {
    this.clock.textContent = at.time;
  }

  receive(event) {
    if (event.commands) this.composer.setCommands(event.commands);
    if (event.type === "message" || event.type === "edit") this.#put(event);
    else if (event.type === "delete") this.#remove(event);
    else if (event.type === "toast") this.#toast(event);
    else if (event.type === "answered") settle(this.node);
    else if (event.type === "typing") this.#typing(true);
    else if (event.type === "blocked") this.#blocking(event);
  }

  #put({ type, message }) {
    this.chat.put(message);
    this.#typing(false);
    settle(this.node);
    if (type === "message" && !message.out) this.#counted();
    if (message.out) this.links.opened(false);
    this.#refresh();
  }

  #remove({ message_id: messageId }) {
    this.chat.remove(messageId);
    this.#refresh();
  }

  #toast({ text, show_alert: alert }) {
    settle(this.node);
    if (text && alert) this.notes.alert(text);
    else if (text) this.notes.toast(text);
  }

  #blocking({ blocked }) {
    this.blocked = blocked;
    this.#refresh();
  }

  #counted() {
    if (!this.chat.atEnd) this.unseen += 1;
    this.#scrolled(this.chat.atEnd);
    this.onNews(this);
  }

  #scrolled(atEnd) {
    if (!this.toEnd) return;
    if (atEnd) this.unseen = 0;
    this.toEnd.hidden = atEnd;
    this.toEndCount.textContent = this.unseen ? String(this.unseen) : "";
    this.toEnd.setAttribute("aria-label", this.unseen ? `Xuống cuối, ${this.unseen} tin mới` : "Xuống cuối");
  }

  #typing(on) {
    clearTimeout(this.typingEnds);
    this.subtitle.textContent = on ? "đang soạn tin…" : this.kind;
    this.subtitle.classList.toggle("typing", on);
    if (on) this.typingEnds = setTimeout(() => this.#typing(false), TYPING_LASTS);
  }

  #refresh() {
    const empty = this.chat.messages.length === 0;
    this.welcome.hidden = !empty;
    this.start.hidden = this.blocked || !empty;
    this.unblock.hidden = !this.blocked;
    this.composer.node.hidden = this.blocked || empty;
    this.#placeKeys(this.blocked ? null : currentKeyboard(this.chat.messages));
  }

  #placeKeys(markup) {
    this.composer.keys.hidden = !markup;
    if (markup?.from === this.keysFrom) return;
    this.keysFrom = markup?.from;
    const used = (run) => (given) => {
      if (markup.one_time_keyboard) this.#toggleKeys(false);
      run(given);
    };
    const keys = markup ? [replyKeyboard(markup, { say: used(this.does.text), contact: used(this.does.contact) })] : [];
    this.keyPlace.replaceChildren(...keys);
    this.#toggleKeys(Boolean(markup));
  }

  #toggleKeys(on = this.keyPlace.hidden) {
    this.keyPlace.hidden = !on;
    this.composer.keys.setAttribute("aria-expanded", String(on));
  }

  /** A deep link to this phone's own bot starts it here instead of leaving the page. */
  #openInChat(address) {
    const { hostname, pathname, searchParams } = new URL(address);
    if (hostname !== "t.me" || pathname.slice(1).toLowerCase() !== this.bot.toLowerCase()) return false;
    this.does.start(searchParams.get("start") ?? "");
    return true;
  }
}
