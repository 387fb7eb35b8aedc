/* SPDX-License-Identifier: Apache-2.0 */

// The server answers after 25 s at the latest; what takes longer is lost.
const LONGEST_ANSWER_MILLIS = 40_000;
const LONGEST_POST_MILLIS = 90_000;
const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 15_000;

/**
 * Follows the events of a page and sends what the person does.
 *
 * The listener has: events(list), connection(isThere), ended(word).
 */
export class Feed {
  #address;
  #listener;
  #last = 0;
  #stopped = new AbortController();
  #wake = () => {};
  #bindingTried = false;
  #isLost = false;

  constructor(address, listener) {
    this.#address = address;
    this.#listener = listener;
  }

  async follow() {
    const wake = () => this.#wake();
    addEventListener("online", wake, { signal: this.#stopped.signal });
    addEventListener("pageshow", wake, { signal: this.#stopped.signal });
    let pause = FIRST_PAUSE_MILLIS;
    while (!this.#stopped.signal.aborted) {
      try {
        const wait = await this.#next();
        pause = FIRST_PAUSE_MILLIS;
        await this.#sleep(wait);
      } catch (failure) {
        if (this.#stopped.signal.aborted) {
          return;
        }
        this.#isLost = true;
        this.#listener.connection(false);
        await this.#sleep(pause * (0.5 + Math.random() / 2));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  stop() {
    this.#stopped.abort();
    this.#wake();
  }

  /** Sends something; resolves to { status, error, wait }, status 0 when the server cannot be reached. */
  async post(what, body) {
    try {
      const reply = await this.#fetch(`${this.#address}/${what}`, LONGEST_POST_MILLIS, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      const said = await reply.json();
      return { status: reply.status, error: said.error, wait: Number(reply.headers.get("Retry-After")) || 0 };
    } catch (failure) {
      return { status: 0, error: "unreachable", wait: 0 };
    }
  }

  /** One request; resolves to how long to wait before the next. */
  async #next() {
    // After a loss, an answer at once says that the connection is back; else it would come with the next event.
    const query = `after=${this.#last}${this.#isLost ? "&now=yes" : ""}`;
    const reply = await this.#fetch(`${this.#address}/events?${query}`, LONGEST_ANSWER_MILLIS, {});
    const wait = 1_000 * (Number(reply.headers.get("Retry-After")) || 0);
    if (reply.ok) {
      const events = await reply.json();
      this.#isLost = false;
      this.#listener.connection(true);
      if (events.length > 0) {
        this.#last = events[events.length - 1].seq;
        this.#listener.events(events);
      }
      return wait;
    }
    if (reply.status === 429) {
      return wait;
    }
    if (![403, 404, 410].includes(reply.status)) {
      throw new Error(`The page's events cannot be had: ${reply.status}`);
    }
    const { error } = await reply.json();
    if (error === "otherBrowser" && !this.#bindingTried) {
      // Another tab of this browser may have been first by a moment; its cookie is there by now.
      this.#bindingTried = true;
      return FIRST_PAUSE_MILLIS;
    }
    this.#stopped.abort();
    this.#listener.connection(true);
    this.#listener.ended(error);
    return 0;
  }

  #fetch(address, millis, options) {
    return fetch(address, {
      ...options,
      cache: "no-store",
      credentials: "include",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(millis)]),
    });
  }

  #sleep(millis) {
    if (millis === 0) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
