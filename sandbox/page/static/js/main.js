import { get } from "./api.js";
import { Bar } from "./bar.js";
import { byId } from "./dom.js";
import { drawer, Faults, showGuide } from "./drawers.js";
import { Phone } from "./phone.js";
import { Tabs } from "./tabs.js";
import { moment } from "./time.js";

const NOTICE_LASTS = 8000; // milliseconds
let noticeEnds;

function notify(text) {
  clearTimeout(noticeEnds);
  byId("notice").textContent = text;
  byId("notice").hidden = false;
  noticeEnds = setTimeout(() => (byId("notice").hidden = true), NOTICE_LASTS);
}

function showPhoto(address, words) {
  byId("viewer-photo").src = address;
  byId("viewer-photo").alt = words;
  byId("viewer").showModal();
}

const stage = byId("stage");
const tabs = new Tabs(byId("tabs"), stage);
const bar = new Bar(notify);
const faults = new Faults(notify);
let phones = new Map();
let loading = null; // events that came while the state was being read wait here
let anew = false; // another world: other people may hold the phones

function showPhones(state) {
  const same = !anew && state.phones.length === phones.size && state.phones.every(({ id }) => phones.has(id));
  if (!same) {
    const onNews = ({ id }) => tabs.news(id);
    phones = new Map(state.phones.map((phone) => [phone.id, new Phone(phone, { notify, show: showPhoto, onNews })]));
    stage.replaceChildren(...[...phones.values()].map(({ node }) => node));
    tabs.fill(state.phones);
    anew = false;
  } else {
    for (const phone of state.phones) phones.get(phone.id).show(phone);
  }
  for (const phone of phones.values()) phone.links.fill(state.links.filter((link) => link.phone === phone.id));
}

function setClocks(now) {
  for (const phone of phones.values()) phone.setClock(moment(now));
}

async function load() {
  if (loading) return void loading.push({ type: "world" }); // the state that is on its way may be the old one
  loading = [];
  try {
    const state = await get("/page/state");
    showPhones(state);
    bar.show(state);
    showGuide(state.guide);
    setClocks(state.now);
    faults.show(state);
    document.body.dataset.ready = "yes";
  } catch (problem) {
    notify(problem.message);
  }
  const waiting = loading;
  loading = null;
  waiting.forEach(happened);
}

function happened(event) {
  anew ||= event.type === "world";
  if (event.type === "hello" || event.type === "world") return void load();
  if (loading) return void loading.push(event);
  if (event.type === "problem") return notify(event.text);
  if (event.type === "faults") return faults.show(event);
  if (event.type === "clock") {
    bar.clock(event);
    return setClocks(event.now);
  }
  return phones.get(event.phone)?.receive(event);
}

drawer("guide");
byId("viewer").addEventListener("click", () => byId("viewer").close());
// The browser connects again by itself; each connection begins with "hello", so nothing that was missed stays missing.
const stream = new EventSource("/page/events");
stream.addEventListener("message", ({ data }) => happened(JSON.parse(data)));
stream.addEventListener("error", () => notify("Mất nối với bản dùng thử, đang nối lại…"));
stream.addEventListener("open", () => (byId("notice").hidden = true));
