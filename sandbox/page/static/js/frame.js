import { el, icon, iconButton } from "./dom.js";
import { Popup } from "./popup.js";

const START = { telegram: "Gửi /start", zalo_bot: "Gửi “Xin chào”", zalo_oa: "Quan tâm OA" };
const KINDS = { telegram: "bot", zalo_bot: "Zalo Bot", zalo_oa: "Zalo Official Account" };

/** What stands under the name of whom one writes to. */
export function kindOf(phone) {
  return KINDS[phone.app] ?? KINDS.telegram;
}

/** The fixed parts of a phone around its chat. Returns those that change later by name. */
export function frame(phone, owner) {
  const title = el("h2", { id: `title-${phone.id}` }, el("b", {}, phone.title), phone.name ? ` ${phone.name}` : null);
  const place = { class: "phone", id: `phone-${phone.id}`, "aria-labelledby": title.id, data: { phone: phone.id, app: phone.app } };
  const clock = el("span", {});
  const status = el("div", { class: "status", "aria-hidden": "true" }, clock, icon("signal", "signal"));
  const head = header(phone, owner.does);
  const body = chatPlace(phone, owner);
  const foot = footer(owner);
  const device = el("div", { class: "device" }, status, head.node, owner.links.node, body.node, foot.node, owner.notes.dialog);
  return { ...head, ...body, ...foot, clock, node: el("section", place, title, device) };
}

function header(phone, does) {
  const subtitle = el("span", { class: "subtitle" }, kindOf(phone));
  const more = iconButton("dots", "Thêm", () => options.toggle());
  const options = new Popup("Thêm", () => more, "Thêm");
  options.node.classList.add("from-top");
  options.fill([
    { icon: "block", label: phone.app === "zalo_oa" ? "Bỏ quan tâm" : "Chặn bot", run: () => does.block() },
    { icon: "play", label: START[phone.app] ?? START.telegram, run: () => does.start() },
  ]);
  const name = el("div", { class: "name" }, el("b", {}, phone.bot.name), subtitle);
  const avatar = el("span", { class: "avatar", "aria-hidden": "true" }, initials(phone.bot.name));
  return { node: el("div", { class: "head" }, avatar, name, more, options.node), subtitle };
}

function chatPlace(phone, { chat, notes }) {
  const does = phone.bot.description || "Chưa có tin nào.";
  const welcome = el("div", { class: "welcome" }, el("b", {}, "Bot này làm được gì?"), el("p", {}, does));
  const toEndCount = el("span", { class: "count" });
  const toEnd = iconButton("down", "Xuống cuối", () => chat.toEnd(), "round to-end");
  toEnd.append(toEndCount);
  toEnd.hidden = true;
  return { node: el("div", { class: "paper" }, chat.log, welcome, toEnd, notes.node), welcome, toEnd, toEndCount };
}

function footer({ composer, does }) {
  const start = el("button", { type: "button", class: "wide", on: { click: () => does.start() } }, "Bắt đầu");
  const unblock = el("button", { type: "button", class: "wide", on: { click: () => does.unblock() } }, "Bỏ chặn bot");
  const keyPlace = el("div", { class: "key-place", hidden: true });
  return { node: el("div", { class: "foot" }, start, unblock, composer.node, keyPlace), start, unblock, keyPlace };
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return (words[0]?.[0] ?? "?").toUpperCase() + (words.length > 1 ? words.at(-1)[0].toUpperCase() : "");
}
