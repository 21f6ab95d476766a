// Everything a person reads is put in as text nodes: there is no way here to pass markup.

/** A new element. `props`: class, on (listeners), data (data-*), and any other name as an attribute or a boolean property. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name === "class") node.className = value;
    else if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (typeof value === "boolean") node.toggleAttribute(name, value);
    else node.setAttribute(name, String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** A drawing from the sprite of the page; always next to a word or inside a labelled button, so it is hidden from readers. */
export function icon(name, className = "icon") {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", className);
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  drawing.append(use);
  return drawing;
}

/** A button with a drawing and no visible word; its name is spoken and shown on hover. */
export function iconButton(name, label, onClick, className = "round") {
  return el("button", { type: "button", class: className, "aria-label": label, title: label, on: { click: onClick } }, icon(name));
}

export function byId(id) {
  return document.getElementById(id);
}
