/* SPDX-License-Identifier: Apache-2.0 */
import { CountDown, el, sign } from "./greenapi-link-dom.js";

/**
 * The views. Each makes { title, content, say, tick }: what it shows, what a screen reader says when it appears, and
 * what is to be brought up to date several times a second.
 *
 * A view gets the model, the texts as t(key, values), and the element's actions.
 */
export const views = { waiting, qr, phone, code, synchronising, accountData, alreadyLogged, wrongAccount, passkeyRequired,
  stopped, error, loggedOut, ended };

function steps(t, ...keys) {
  return el("ol", {}, ...keys.map((key) => el("li", {}, t(key))));
}

function paragraph(text, kind = "") {
  return el("p", { class: kind }, text);
}

function beside(picture, words) {
  return el("div", { class: "message" }, picture, words);
}

function spinner() {
  return el("span", { class: "spinner", "aria-hidden": "true" });
}

function message(title, text, kind, ...more) {
  return { title, say: text, content: [beside(sign(kind), paragraph(text)), ...more] };
}

function again(t, actions) {
  const problem = el("p", { class: "problem", role: "alert" });
  const button = el("button", { type: "button", onclick: () => press() }, t("again"));
  const press = async () => {
    button.disabled = true;
    problem.textContent = await actions.again();
    button.disabled = false;
  };
  return el("div", {}, el("div", { class: "actions" }, button), problem);
}

function waiting({ t, actions }) {
  const text = paragraph(t("waiting.text"), "muted");
  return {
    title: t("waiting.title"),
    content: [beside(spinner(), text), useCode(t, actions)],
    tick: (view) => view.seconds() > 20 && text.textContent !== t("waiting.long") && (text.textContent = t("waiting.long")),
  };
}

function useCode(t, actions) {
  return el("div", { class: "actions" },
    el("button", { type: "button", class: "plain", onclick: actions.usePhone }, t("qr.useCode")));
}

function qr({ t, actions }) {
  const paper = el("div", { class: "paper" });
  const count = new CountDown((seconds) => t("seconds", { n: seconds }));
  const image = el("img", { alt: t("qr.alt"), width: 276, height: 276 });
  let shown = null;
  const show = (code) => {
    if (shown === code) {
      return;
    }
    shown = code;
    paper.classList.toggle("empty", code === null);
    count.element.style.visibility = code === null ? "hidden" : "visible";
    if (code === null) {
      // Not only hidden: a code that has expired must not be there to be scanned.
      image.removeAttribute("src");
      paper.replaceChildren(el("div", {}, spinner(), t("qr.next")));
    } else {
      image.src = code.dataUri;
      paper.replaceChildren(image);
    }
  };
  const touch = matchMedia("(pointer: coarse) and (max-width: 48rem)").matches;
  return {
    title: t("qr.title"),
    say: t("qr.say"),
    content: [
      el("div", { class: "columns" },
        el("div", {},
          steps(t, "qr.step1", "qr.step2", "qr.step3"),
          touch ? paragraph(t("qr.onPhone")) : null,
          el("div", { class: "actions" },
            el("button", { type: "button", class: touch ? "" : "plain", onclick: actions.usePhone }, t("qr.useCode"))),
          el("details", {},
            el("summary", {}, t("qr.help")),
            el("ul", {}, ...["qr.help1", "qr.help2", "qr.help3"].map((key) => el("li", {}, t(key)))))),
        el("div", { class: "figure" }, paper, count.element)),
    ],
    tick: ({ model, clock }) => {
      const code = model.qr !== null && clock.until(model.qr.expiresAt) > 0 ? model.qr : null;
      show(code);
      if (code !== null) {
        count.show(clock.until(code.expiresAt), Date.parse(code.expiresAt) - Date.parse(code.receivedAt));
      }
    },
  };
}

/** The digits of a number as a person writes it; null when it cannot be one. */
export function digits(text) {
  const bare = text.trim().replace(/[\s().\-/\u2010-\u2015]/g, "").replace(/^\+|^00/, "");
  return /^[1-9]\d{6,14}$/.test(bare) ? bare : null;
}

function phone({ t, actions, model }) {
  const problem = el("p", { class: "problem", id: "problem", role: "alert" });
  const input = el("input", {
    id: "phone", type: "tel", inputmode: "tel", autocomplete: "tel", required: true, maxlength: 30,
    "aria-describedby": "hint problem", value: actions.lastPhone(),
  });
  const submit = el("button", { type: "submit" }, t("phone.submit"));
  const busy = el("p", { class: "muted", role: "status" });
  const say = (text) => {
    problem.textContent = text;
    input.setAttribute("aria-invalid", text !== "");
  };
  const send = async (event) => {
    event.preventDefault();
    const number = digits(input.value);
    if (number === null) {
      say(t("phone.invalid"));
      input.focus();
      return;
    }
    say("");
    say(await actions.requestCode(number, input.value));
  };
  return {
    title: t("phone.title"),
    focus: input,
    content: [
      el("form", { novalidate: true, onsubmit: send },
        el("label", { for: "phone" }, t("phone.label")),
        input,
        el("p", { class: "muted", id: "hint" }, t("phone.hint")),
        problem,
        busy,
        el("div", { class: "actions" }, submit,
          el("button", { type: "button", class: "plain", onclick: actions.useQr }, t("phone.back")))),
    ],
    tick: ({ model: now }) => {
      submit.disabled = now.codePending;
      const waits = now.codePending ? t("phone.waiting") : "";
      if (busy.textContent !== waits) {
        busy.textContent = waits;
      }
    },
    say: model.codeError ? t.or(`refused.${model.codeError}`, "failed") : null,
    shown: () => model.codeError && say(t.or(`refused.${model.codeError}`, "failed")),
  };
}

function code({ t, actions, model }) {
  const count = new CountDown((seconds) => t("minutes", { m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, "0") }));
  const copied = el("span", { role: "status" });
  const copy = el("button", { type: "button", onclick: async () => (copied.textContent = await actions.copy()) }, t("code.copy"));
  return {
    title: t("code.title"),
    // Spelt out, for a screen reader would read a word.
    say: t("code.say", { code: model.code.displayCode.split("").join(" ") }),
    content: [
      el("p", { class: "code", "aria-hidden": "true" }, model.code.displayCode),
      el("div", { class: "actions" }, copy, copied, count.element),
      steps(t, "code.step1", "code.step2", "code.step3"),
      el("div", { class: "actions" },
        el("button", { type: "button", class: "plain", onclick: actions.anotherCode }, t("code.another")),
        el("button", { type: "button", class: "plain", onclick: actions.useQr }, t("phone.back"))),
    ],
    tick: ({ model: now, clock }) => {
      if (now.code !== null) {
        count.show(clock.until(now.code.expiresAt), Date.parse(now.code.expiresAt) - Date.parse(now.code.receivedAt));
      }
    },
  };
}

function synchronising({ t }) {
  return { title: t("sync.title"), say: t("sync.text"), content: [beside(spinner(), paragraph(t("sync.text")))] };
}

function accountData({ t, model }) {
  const { phone: number, name } = model.outcome;
  const text = number && name ? t("linked.nameAndPhone", { name, phone: number })
    : number ? t("linked.phone", { phone: number })
    : t("linked.nobody");
  return message(t("linked.title"), text, "good", paragraph(t("linked.done"), "muted"));
}

function alreadyLogged({ t, model }) {
  const { phone: number } = model.outcome;
  const text = number ? t("already.phone", { phone: number }) : t("already.nobody");
  return message(t("already.title"), text, "good", paragraph(t("already.other"), "muted"));
}

function wrongAccount({ t, model, actions }) {
  const { expected, actual, loggedOut } = model.outcome;
  const text = actual ? t("wrong.text", { expected, actual }) : t("wrong.unknown", { expected });
  return message(t("wrong.title"), text, "bad",
    paragraph(t(loggedOut ? "wrong.loggedOut" : "wrong.stillLinked")), model.stopped ? again(t, actions) : null);
}

function passkeyRequired({ t, model, actions }) {
  const { help } = model.outcome;
  return message(t("passkey.title"), t("passkey.text"), "ask",
    steps(t, "passkey.step1", help ? "passkey.step2" : "passkey.ask", "passkey.step3"),
    help
      ? el("div", { class: "actions" },
        el("a", { class: "button", href: help, target: "_blank", rel: "noopener noreferrer" }, t("passkey.open")))
      : null,
    model.stopped ? again(t, actions) : null);
}

function stopped({ t, model, actions }) {
  const key = model.stopped.reason === "away" ? "away" : "timeout";
  const view = message(t(`${key}.title`), t(`${key}.text`), "ask", again(t, actions));
  view.content.push(useCode(t, actions));
  return view;
}

function error({ t, model, actions }) {
  const { reason } = model.outcome;
  const known = ["busy", "operatorNeeded"].includes(reason) ? reason : "provider";
  if (!model.stopped) {
    return { title: t("provider.title"), say: t("provider.trying"), content: [beside(spinner(), paragraph(t("provider.trying")))] };
  }
  return message(t(`${known}.title`), t(`${known}.text`), "bad", again(t, actions));
}

function loggedOut({ t }) {
  return message(t("loggedOut.title"), t("loggedOut.text"), "bad");
}

function ended({ t, model }) {
  return message(
    t.or(`ended.${model.ended}.title`, "ended.unknown.title"), t.or(`ended.${model.ended}.text`, "ended.unknown.text"),
    "ask");
}
