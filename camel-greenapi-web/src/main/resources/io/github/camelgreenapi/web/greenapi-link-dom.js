/* SPDX-License-Identifier: Apache-2.0 */

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; text is text, never markup. A listener is an attribute such as onclick. */
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const PATHS = {
  good: ["M20 33 L29 42 L45 24"],
  bad: ["M32 18 L32 36", "M32 45 L32 46"],
  ask: ["M32 18 L32 36", "M32 45 L32 46"],
};

/** A sign for how it went; the words beside it say the same. */
export function sign(kind) {
  return svg(
    "svg",
    { class: `sign ${kind}`, viewBox: "0 0 64 64", "aria-hidden": "true" },
    svg("circle", { cx: 32, cy: 32, r: 29 }),
    ...PATHS[kind].map((d) => svg("path", { d })),
  );
}

const RADIUS = 14;
const ROUND = 2 * Math.PI * RADIUS;
const SOON_SECONDS = 10;
const NOW_SECONDS = 5;

/** A ring that shrinks with what is left of a time. */
export class CountDown {
  #left = svg("circle", { class: "left", cx: 18, cy: 18, r: RADIUS, "stroke-dasharray": ROUND });
  #seconds = el("span", { class: "seconds" });
  #write;

  element = el(
    "span",
    { class: "count", role: "timer", "aria-live": "off" },
    svg(
      "svg",
      { class: "ring", viewBox: "0 0 36 36", "aria-hidden": "true" },
      svg("circle", { class: "track", cx: 18, cy: 18, r: RADIUS }),
      this.#left,
    ),
    this.#seconds,
  );

  /** @param write makes the text from the seconds that are left */
  constructor(write) {
    this.#write = write;
  }

  show(millis, ofMillis) {
    // Rounded up, so that it says 0 only when it is over.
    const seconds = Math.max(0, Math.ceil(millis / 1_000));
    this.#seconds.textContent = this.#write(seconds);
    this.#left.setAttribute("stroke-dashoffset", ROUND * (1 - Math.min(1, Math.max(0, millis / ofMillis))));
    this.element.classList.toggle("soon", seconds <= SOON_SECONDS && seconds > NOW_SECONDS);
    this.element.classList.toggle("now", seconds <= NOW_SECONDS);
  }
}
