/* SPDX-License-Identifier: Apache-2.0 */

// A reply that is older than this says less about the server's clock than a new one.
const DRIFT_MILLIS = 2_000;

/** The server's time, as far as its replies tell: they are a little old when they arrive, so the newest time counts. */
export class Clock {
  #ahead = null;

  heard(serverTime) {
    const ahead = Date.parse(serverTime) - Date.now();
    if (this.#ahead === null || ahead > this.#ahead || ahead < this.#ahead - DRIFT_MILLIS) {
      this.#ahead = ahead;
    }
  }

  /** Milliseconds until then; negative when it has passed. */
  until(time) {
    return Date.parse(time) - Date.now() - (this.#ahead ?? 0);
  }
}
