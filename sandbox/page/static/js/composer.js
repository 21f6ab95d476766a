import { el, icon, iconButton } from "./dom.js";
import { samplePhotos } from "./sample.js";
import { Popup } from "./popup.js";

const MOST_HIGH = 132; // pixels of the text field
const LONGEST = 20_000; // characters that the page takes in one go; they may become several messages
const LONGEST_CAPTION = 1024; // of a photo: Bot API, sendPhoto
const MOST_PHOTOS = 10; // an album of the Bot API holds 2 to 10

const inWords = (number) => number.toLocaleString("vi-VN");

/** Where one writes: menu of commands, text, attachments, send. */
export class Composer {
  constructor(phone, actions, tell) {
    this.actions = actions;
    this.tell = tell;
    this.field = this.#textField(phone);
    this.files = this.#fileField();
    this.commands = new Popup("Menu", () => this.menu, "Lệnh của bot");
    this.menu = el("button", { type: "button", class: "menu-button", "aria-haspopup": "true" }, icon("menu"), "Menu");
    this.clip = iconButton("clip", "Đính kèm", () => this.attach.toggle(), "round clip");
    this.keys = iconButton("keys", "Bàn phím của bot", () => this.onKeys(), "round keys-toggle");
    this.send = iconButton("mic", "Gửi tin thoại mẫu", () => this.#sendOrSpeak(), "round send");
    this.attach = new Popup("Đính kèm", () => this.clip, "Đính kèm");
    this.menu.addEventListener("click", () => this.commands.toggle());
    this.attach.fill(this.#attachments());
    this.row = el("div", { class: "write" }, this.menu, this.field, this.keys, this.clip, this.send);
    this.node = el("form", { class: "composer", on: { submit: (event) => this.#submit(event) } });
    this.node.append(this.commands.node, this.attach.node, this.files, this.row);
    this.onKeys = () => {};
    this.#typed();
  }

  /** The commands that the bot has set; without any there is no Menu button, as in the real client. */
  setCommands(commands) {
    if (JSON.stringify(commands) === this.known) return; // an open menu is left alone
    this.known = JSON.stringify(commands);
    this.menu.hidden = commands.length === 0;
    this.commands.fill(
      commands.map(({ command, description }) => ({
        label: description,
        hint: `/${command}`,
        run: () => this.actions.text(`/${command}`),
      })),
    );
  }

  #textField(phone) {
    const field = el("textarea", { rows: 1, placeholder: "Tin nhắn", "aria-label": `Viết tin ở điện thoại ${phone.title}` });
    field.addEventListener("input", () => this.#typed());
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    return field;
  }

  #fileField() {
    const field = el("input", { type: "file", accept: "image/*", multiple: true, hidden: true, "aria-label": "Chọn ảnh từ máy" });
    field.addEventListener("change", () => {
      this.#sendPhotos([...field.files]);
      field.value = "";
    });
    return field;
  }

  #attachments() {
    return [
      { icon: "photo", label: "Ảnh từ máy", run: () => this.files.click() },
      { icon: "sample", label: "Gửi ảnh mẫu", run: async () => this.#sendPhotos(await samplePhotos(1)) },
      { icon: "sample", label: "Gửi 3 ảnh mẫu", run: async () => this.#sendPhotos(await samplePhotos(3)) },
      { icon: "file", label: "Tệp PDF mẫu", run: () => this.actions.paper() },
      { icon: "person", label: "Số điện thoại của tôi", run: () => this.actions.contact() },
      { icon: "mic", label: "Tin thoại mẫu", run: () => this.actions.voice() },
      { icon: "smile", label: "Nhãn dán", run: () => this.actions.sticker() },
    ];
  }

  #sendPhotos(files) {
    if (files.length === 0) return undefined;
    if (files.length > MOST_PHOTOS) return this.tell(`Mỗi lần gửi được nhiều nhất ${MOST_PHOTOS} ảnh.`);
    const caption = this.field.value.trim();
    if (caption.length > LONGEST_CAPTION) return this.tell(`Lời kèm ảnh dài quá ${inWords(LONGEST_CAPTION)} ký tự. Mời gửi riêng lời ấy.`);
    return this.#sendAndClear(caption, () => this.actions.photos(files, caption));
  }

  #typed() {
    const empty = this.field.value.trim() === "";
    const label = empty ? "Gửi tin thoại mẫu" : "Gửi";
    this.send.replaceChildren(icon(empty ? "mic" : "send"));
    this.send.setAttribute("aria-label", label);
    this.send.title = label;
    this.field.style.height = ""; // one line, until the words need more
    const needed = this.field.scrollHeight;
    if (needed > this.field.clientHeight) this.field.style.height = `${Math.min(needed, MOST_HIGH)}px`;
    this.field.classList.toggle("long", needed > MOST_HIGH);
  }

  #clear() {
    this.field.value = "";
    this.#typed();
  }

  #sendOrSpeak() {
    if (this.field.value.trim() === "") return this.actions.voice();
    return this.node.requestSubmit();
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (text === "") return;
    if (text.length > LONGEST) this.tell(`Mỗi lần gửi được nhiều nhất ${inWords(LONGEST)} ký tự.`);
    else await this.#sendAndClear(text, () => this.actions.text(text));
  }

  /** Empty the field and send; what could not be sent comes back, so that nothing that was written is lost. */
  async #sendAndClear(text, send) {
    this.#clear();
    if (!(await send()) && this.field.value === "") {
      this.field.value = text;
      this.#typed();
    }
  }
}
