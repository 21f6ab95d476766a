import { el, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { attachment, photoGrid } from "./media.js";
import { moment } from "./time.js";

function timeMark(message) {
  const edited = message.edited ? el("span", { class: "edited" }, "đã sửa ") : null;
  const sent = message.out ? icon("ticks", "ticks") : null;
  return el("span", { class: "time" }, edited, moment(message.date).time, sent);
}

function quote(message) {
  const replied = message.reply_to_message;
  if (!replied) return null;
  return el("div", { class: "quote" }, replied.text || replied.caption || "Ảnh");
}

function words(message, actions) {
  const [text, entities] = message.text ? [message.text, message.entities] : [message.caption, message.caption_entities];
  // The empty mark at the end keeps room on the last line, where the time is laid over.
  const room = el("span", { class: message.edited ? "room for-edited" : "room", "aria-hidden": "true" });
  return text ? el("div", { class: "text" }, formatted(text, entities, actions), room) : null;
}

/** One message, or the messages of one album, as the client shows it: bubble, and its buttons under it. */
export function bubble(messages, actions) {
  const [first] = messages;
  const photos = messages.filter((message) => message.photo?.length);
  const spoken = messages.find((message) => message.caption || message.text) ?? first;
  const above = photos.length ? photoGrid(photos, actions.show) : attachment(first);
  const text = words(spoken, actions);
  const kind = [photos.length ? "with-photos" : "", text ? "" : "no-text", first.sticker ? "with-sticker" : ""];
  const edited = messages.find((message) => message.edited) ?? messages.at(-1);
  const body = el(
    "div",
    { class: `bubble ${kind.filter(Boolean).join(" ")}` },
    el("span", { class: "off-screen" }, first.out ? "Tin gửi đi: " : "Tin nhận: "),
    quote(first),
    above,
    text,
    above || text ? null : el("div", { class: "text" }, "(Trang này chưa hiện được loại tin này)"),
    timeMark({ ...first, date: messages.at(-1).date, edited: edited.edited }),
  );
  const item = el("article", { class: `item ${first.out ? "out" : "in"}`, data: { message: first.message_id } }, body);
  const keys = messages.find((message) => message.reply_markup?.inline_keyboard);
  if (keys) item.append(inlineKeyboard(keys, actions));
  return item;
}

/** The line between two days of a chat. */
export function dayLine(at, words) {
  return el("div", { class: "day", data: { day: at.dayNumber } }, el("span", {}, words));
}
