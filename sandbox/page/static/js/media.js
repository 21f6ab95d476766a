import { el, icon } from "./dom.js";

const fileAddress = (fileId) => `/page/files/${encodeURIComponent(fileId)}`;

/** The photos of one bubble as a grid; a photo opens in the viewer. */
export function photoGrid(messages, show) {
  const grid = el("div", { class: "photos", data: { count: Math.min(messages.length, 10) } });
  messages.forEach((message, index) => {
    const size = message.photo.at(-1);
    const name = messages.length > 1 ? `Ảnh ${index + 1} trong ${messages.length}` : "Ảnh";
    const picture = el("img", { src: fileAddress(size.file_id), alt: name, width: size.width, height: size.height });
    const open = () => show(picture.src, message.caption || name);
    grid.append(el("button", { type: "button", class: "photo", "aria-label": `${name}, bấm để xem lớn`, on: { click: open } }, picture));
  });
  return grid;
}

/** 420 KB, 1,2 MB: with a decimal comma, as read in Vietnamese. */
export function sizeText(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
}

function fileRow(file, name, drawing) {
  return el(
    "a",
    { class: "file", href: fileAddress(file.file_id), download: name },
    el("span", { class: "file-mark" }, icon(drawing)),
    el("span", {}, el("b", {}, name), el("small", {}, sizeText(file.file_size))),
  );
}

function voiceRow(voice) {
  const wave = el("span", { class: "wave", "aria-hidden": "true" });
  for (let bar = 0; bar < 24; bar += 1) wave.append(el("i", { class: `w${(bar * 7 + bar * bar) % 5}` }));
  const seconds = String(voice.duration % 60).padStart(2, "0");
  return el(
    "div",
    { class: "file" },
    el("span", { class: "file-mark" }, icon("play")),
    el("span", {}, wave, el("small", {}, `Tin thoại · ${Math.floor(voice.duration / 60)}:${seconds}`)),
  );
}

function contactRow(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  return el(
    "div",
    { class: "file" },
    el("span", { class: "file-mark" }, icon("person")),
    el("span", {}, el("b", {}, name), el("small", {}, contact.phone_number)),
  );
}

/** Whatever stands above the text of a bubble, or null. */
export function attachment(message) {
  if (message.document) return fileRow(message.document, message.document.file_name || "Tệp", "file");
  if (message.video) return fileRow(message.video, message.video.file_name || "Video", "play");
  if (message.audio) return fileRow(message.audio, message.audio.title || message.audio.file_name || "Âm thanh", "play");
  if (message.voice) return voiceRow(message.voice);
  if (message.contact) return contactRow(message.contact);
  if (message.sticker) return el("div", { class: "sticker" }, message.sticker.emoji || "🙂", el("small", {}, "Nhãn dán"));
  return null;
}
