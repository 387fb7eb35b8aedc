/* SPDX-License-Identifier: Apache-2.0 */

/** What is known of a linking, made from its events; says which view a person should see. */
export class Model {
  qr = null;
  code = null;
  codePending = false;
  codeError = null;
  outcome = null;
  stopped = null;
  synchronising = false;
  ended = null;

  apply(event) {
    switch (event.type) {
      case "started":
        this.#fresh();
        break;
      case "qrCode":
        this.#fresh();
        this.qr = event;
        break;
      case "synchronising":
        this.qr = null;
        this.synchronising = true;
        break;
      case "codeRequested":
        this.code = null;
        this.codePending = true;
        this.codeError = null;
        break;
      case "authorizationCode":
        this.codePending = false;
        this.code = event;
        break;
      case "codeRefused":
        this.codePending = false;
        this.codeError = event.reason;
        break;
      case "stopped":
        this.qr = null;
        this.synchronising = false;
        this.stopped = event;
        break;
      case "expired":
      case "withdrawn":
      case "replaced":
        this.end(event.type);
        break;
      case "timeoutExpired":
      case "error":
        this.qr = null;
        this.synchronising = false;
        this.outcome = event;
        break;
      case "accountData":
      case "alreadyLogged":
      case "wrongAccount":
      case "passkeyRequired":
      case "loggedOut":
        this.#fresh();
        this.code = null;
        this.codePending = false;
        this.outcome = event;
        break;
      default:
        // A newer server may tell more than this page knows to show.
        break;
    }
  }

  /** The link opens nothing any more; a linked account stays on the screen. */
  end(word) {
    if (!this.#isFinal()) {
      this.qr = null;
      this.code = null;
      this.codePending = false;
      this.ended = word;
    }
  }

  get isLinked() {
    return ["accountData", "alreadyLogged"].includes(this.outcome?.type);
  }

  /** The name of the view. */
  get view() {
    if (this.ended) {
      return "ended";
    }
    if (this.#isFinal()) {
      return this.outcome.type;
    }
    if (this.synchronising) {
      return "synchronising";
    }
    if (["wrongAccount", "passkeyRequired"].includes(this.outcome?.type)) {
      return this.outcome.type;
    }
    if (this.stopped) {
      return this.outcome?.type === "error" ? "error" : "stopped";
    }
    if (this.qr) {
      return "qr";
    }
    return this.outcome?.type === "error" ? "error" : "waiting";
  }

  #isFinal() {
    return this.isLinked || this.outcome?.type === "loggedOut";
  }

  #fresh() {
    this.qr = null;
    this.outcome = null;
    this.stopped = null;
    this.synchronising = false;
  }
}
