import { el, icon } from "./dom.js";
import { safeAddress } from "./entities.js";

/** The buttons under a bubble, in the rows that the bot sent. */
export function inlineKeyboard(message, actions) {
  const rows = message.reply_markup.inline_keyboard.map((row) =>
    el("div", { class: "row" }, row.map((key) => inlineKey(message, key, actions))),
  );
  return el("div", { class: "keys", role: "group", "aria-label": "Nút của tin này" }, rows);
}

function inlineKey(message, key, actions) {
  if (key.url) return addressKey(key, actions);
  const button = el("button", { type: "button", class: "key" }, el("span", {}, key.text));
  button.addEventListener("click", async () => {
    if (key.callback_data !== undefined) {
      button.classList.add("waiting");
      button.setAttribute("aria-busy", "true");
      if (!(await actions.tap(message.message_id, key.callback_data))) settled(button);
    } else if (key.copy_text) {
      const copied = navigator.clipboard.writeText(key.copy_text.text);
      await copied.then(() => actions.tell("Đã chép."), () => actions.tell("Trình duyệt không cho chép."));
    } else {
      actions.tell("Trang này chưa có loại nút này.");
    }
  });
  return button;
}

function addressKey(key, actions) {
  if (!safeAddress(key.url)) return el("span", { class: "key" }, key.text);
  const onClick = (event) => {
    if (actions.open(key.url)) event.preventDefault();
  };
  return el(
    "a",
    { class: "key", href: key.url, target: "_blank", rel: "noopener noreferrer", on: { click: onClick } },
    el("span", {}, key.text),
    icon("out", "corner"),
  );
}

/** The bot answered: the buttons that were waiting are plain again. */
export function settle(scope) {
  for (const button of scope.querySelectorAll(".key.waiting")) settled(button);
}

function settled(button) {
  button.classList.remove("waiting");
  button.removeAttribute("aria-busy");
}

/** What stands in place of the letters: the reply keyboard of the newest message that had one, or null. */
export function currentKeyboard(messages) {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const markup = messages[index].reply_markup;
    if (!markup || messages[index].out) continue;
    if (markup.keyboard) return { ...markup, from: messages[index].message_id };
    if (markup.remove_keyboard) return null;
  }
  return null;
}

/** The rows of a reply keyboard; a key is a text or {text, request_contact}. */
export function replyKeyboard(markup, { say, contact }) {
  const rows = markup.keyboard.map((row) =>
    el(
      "div",
      { class: "row" },
      row.map((key) => {
        const text = typeof key === "string" ? key : key.text;
        const press = () => (key.request_contact ? contact() : say(text));
        return el("button", { type: "button", class: "letter-key", on: { click: press } }, text);
      }),
    ),
  );
  return el("div", { class: "reply-keys", role: "group", "aria-label": "Bàn phím của bot" }, rows);
}
