/* SPDX-License-Identifier: Apache-2.0 */
import { Clock } from "./greenapi-link-clock.js";
import { el } from "./greenapi-link-dom.js";
import { Feed } from "./greenapi-link-feed.js";
import { Model } from "./greenapi-link-model.js";
import { style } from "./greenapi-link-style.js";
import { texts } from "./greenapi-link-texts.js";
import { views } from "./greenapi-link-views.js";

const TICK_MILLIS = 200;

/**
 * Links an account behind a link.
 *
 * Attributes: src, the link; lang, else the browser's; theme, "light" or "dark", else the browser's.
 * Events: linked { phone, name }, failed { reason }, expired.
 */
class GreenApiLink extends HTMLElement {
  #clock = new Clock();
  #model;
  #feed;
  #t;
  #ticking;
  #usesPhone;
  #phone;
  #told;
  #shownAt;
  #shownFor;
  #view;
  #banner = el("div", { class: "banner", role: "status", hidden: true });
  #live = el("div", { class: "unseen", "aria-live": "polite" });
  #heading;
  #content = el("div");
  #card = el("section", { class: "card", part: "card", "aria-labelledby": "title" });

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
  }

  async connectedCallback() {
    const address = new URL(this.getAttribute("src") ?? "/link/none", document.baseURI);
    this.#model = new Model();
    this.#usesPhone = false;
    this.#phone = "";
    this.#told = null;
    this.#view = null;
    this.#feed = new Feed(address.href, this.#listener());
    const feed = this.#feed;
    this.#t = await texts(this.getAttribute("lang"));
    if (feed !== this.#feed || !this.isConnected) {
      return;
    }
    this.#frame();
    if (this.hasAttribute("problem")) {
      this.#model.end(this.getAttribute("problem"));
      this.#show();
      return;
    }
    this.#show();
    this.#ticking = setInterval(() => this.#tick(), TICK_MILLIS);
    feed.follow();
  }

  disconnectedCallback() {
    this.#feed.stop();
    clearInterval(this.#ticking);
  }

  #frame() {
    const isPage = this.hasAttribute("page");
    this.setAttribute("lang", this.#t.language);
    if (isPage) {
      document.title = this.#t("page");
      document.documentElement.lang = this.#t.language;
    }
    this.#heading = el(isPage ? "h1" : "h2", { id: "title", tabindex: -1 });
    this.#banner.textContent = this.#t("lost");
    this.#card.replaceChildren(this.#banner, this.#heading, this.#content);
    this.shadowRoot.replaceChildren(this.#card, this.#live);
  }

  #listener() {
    return {
      events: (events) => {
        for (const event of events) {
          this.#clock.heard(event.serverTime);
          this.#model.apply(event);
        }
        this.#show();
      },
      connection: (isThere) => {
        this.#banner.hidden = isThere;
        this.#card.classList.toggle("stale", !isThere);
      },
      ended: (word) => {
        this.#model.end(word);
        clearInterval(this.#ticking);
        this.#show();
      },
    };
  }

  #actions() {
    return {
      usePhone: () => this.#choose(true),
      useQr: () => this.#choose(false),
      anotherCode: () => {
        this.#model.code = null;
        this.#choose(true);
      },
      lastPhone: () => this.#phone,
      again: async () => this.#problem(await this.#feed.post("again", {})),
      copy: () => this.#copy(),
      requestCode: async (number, written) => {
        this.#phone = written;
        this.#model.codeError = null;
        this.#model.codePending = true;
        const reply = await this.#feed.post("code", { phone: number });
        // What was issued or refused comes as an event, to all tabs.
        if (![200, 202, 502].includes(reply.status)) {
          this.#model.codePending = false;
        }
        return reply.status === 502 ? "" : this.#problem(reply);
      },
    };
  }

  #problem({ status, error, wait }) {
    if (status >= 200 && status < 300 || error === "linkingAlready") {
      return "";
    }
    return status === 429 ? this.#t("tooOften", { n: wait }) : this.#t.or(`refused.${error}`, "failed");
  }

  async #copy() {
    const text = this.#model.code.code;
    try {
      await navigator.clipboard.writeText(text);
    } catch (refused) {
      // Without https, or in a frame that may not: the older way needs something to select.
      const field = el("textarea", { "aria-hidden": "true" });
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      if (!done) {
        return this.#t("failed");
      }
    }
    return this.#t("code.copied");
  }

  #choose(phone) {
    this.#usesPhone = phone;
    this.#show(true);
  }

  /** The view of the way the person has chosen, as far as there is a choice. */
  #name() {
    const { view, code } = this.#model;
    const choice = ["qr", "waiting", "stopped", "error"].includes(view) && this.#usesPhone;
    return choice ? (code !== null ? "code" : "phone") : view;
  }

  #show(chosen = false) {
    if (!this.#t) {
      return;
    }
    const name = this.#name();
    const shownFor = this.#what(name);
    if (shownFor !== this.#shownFor || this.#view === null) {
      const hadFocus = chosen || this.shadowRoot.activeElement !== null;
      this.#shownFor = shownFor;
      this.#shownAt = Date.now();
      this.#view = views[name]({ t: this.#t, model: this.#model, actions: this.#actions() });
      this.#heading.textContent = this.#view.title;
      this.#content.replaceChildren(...this.#view.content.filter((part) => part !== null));
      this.#card.dataset.view = name;
      this.#live.textContent = this.#view.say ?? this.#view.title;
      this.#view.shown?.();
      if (hadFocus) {
        // What had the focus is gone; without this, a keyboard would begin at the top of the page again.
        (this.#view.focus ?? this.#heading).focus();
      }
    }
    this.#tick();
    this.#tell(name);
  }

  /** What a view is made from besides what it brings up to date itself; while that stays, the view stays. */
  #what(name) {
    const { code, codeError, outcome, stopped, ended } = this.#model;
    return {
      waiting: name,
      qr: name,
      synchronising: name,
      phone: `${name} ${codeError}`,
      code: `${name} ${code?.seq}`,
    }[name] ?? `${name} ${outcome?.seq} ${stopped?.seq} ${ended}`;
  }

  #tick() {
    const { code } = this.#model;
    if (code !== null && this.#clock.until(code.expiresAt) <= 0) {
      this.#model.code = null;
      this.#model.codeError = "expired";
      this.#show();
      return;
    }
    this.#view.tick?.({
      model: this.#model,
      clock: this.#clock,
      seconds: () => (Date.now() - this.#shownAt) / 1_000,
    });
  }

  /** Tells the embedding page how it ended, once for each end. */
  #tell(name) {
    const { isLinked, outcome, ended, stopped } = this.#model;
    const [type, detail] = isLinked ? ["linked", { phone: outcome.phone ?? null, name: outcome.name ?? null }]
      : ended === "expired" ? ["expired", {}]
      : ended ? ["failed", { reason: ended }]
      : name === "loggedOut" ? ["failed", { reason: name }]
      : stopped ? ["failed", { reason: outcome?.reason ?? outcome?.type ?? stopped.reason ?? "stopped" }]
      : [null, null];
    const what = type && JSON.stringify([type, detail]);
    if (what !== this.#told) {
      this.#told = what;
      if (type) {
        this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
      }
    }
  }
}

if (!customElements.get("greenapi-link")) {
  customElements.define("greenapi-link", GreenApiLink);
}
