import { el } from "./dom.js";

// Offsets of the Bot API count UTF-16 units, and so do JavaScript's strings.
const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** Text with its entities as nodes. `open` is asked first for every link (a deep link stays in the phone), `say` sends a command. */
export function formatted(text, entities, { open, say }) {
  const inside = (entities ?? [])
    .filter(({ offset, length }) => offset >= 0 && length > 0 && offset + length <= text.length)
    .sort((one, two) => one.offset - two.offset || two.length - one.length);
  return pieces(text, 0, text.length, inside, { open, say });
}

function pieces(text, from, to, inside, actions) {
  const nodes = [];
  let at = from;
  let index = 0;
  while (index < inside.length) {
    const outer = inside[index];
    const start = Math.max(outer.offset, at);
    const end = Math.min(outer.offset + outer.length, to);
    const nested = [];
    for (index += 1; index < inside.length && inside[index].offset < end; index += 1) nested.push(inside[index]);
    if (end <= start) continue;
    if (start > at) nodes.push(document.createTextNode(text.slice(at, start)));
    nodes.push(wrapped(outer, text.slice(start, end), pieces(text, start, end, nested, actions), actions));
    at = end;
  }
  if (at < to) nodes.push(document.createTextNode(text.slice(at, to)));
  return nodes;
}

function wrapped(entity, words, children, actions) {
  if (entity.type in TAGS) return el(TAGS[entity.type], {}, children);
  if (entity.type === "text_link") return link(entity.url, children, actions);
  if (entity.type === "url") return link(/^[a-z]+:/i.test(words) ? words : `https://${words}`, children, actions);
  if (entity.type === "email") return link(`mailto:${words}`, children, actions);
  if (entity.type === "phone_number") return link(`tel:${words.replace(/[^+\d]/g, "")}`, children, actions);
  if (entity.type === "bot_command") {
    return el("button", { type: "button", class: "command", on: { click: () => actions.say(words) } }, children);
  }
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "mention" || entity.type === "hashtag") return el("span", { class: "tag" }, children);
  return el("span", {}, children);
}

function spoiler(children) {
  const button = el("button", { type: "button", class: "spoiler", "aria-label": "Chữ được che, bấm để xem" }, children);
  button.addEventListener("click", () => {
    button.classList.add("shown");
    button.removeAttribute("aria-label");
  });
  return button;
}

/** Only addresses that a chat may open become links: never javascript: or data:. */
export function safeAddress(address) {
  try {
    const { protocol } = new URL(address);
    return ["http:", "https:", "mailto:", "tel:", "tg:"].includes(protocol);
  } catch {
    return false;
  }
}

function link(address, children, { open }) {
  if (!safeAddress(address)) return el("span", {}, children);
  const onClick = (event) => {
    if (open(address)) event.preventDefault();
  };
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", on: { click: onClick } }, children);
}
