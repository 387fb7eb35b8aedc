/* SPDX-License-Identifier: Apache-2.0 */

const POLL_MILLIS = 1_000;
const get = (id) => document.getElementById(id);
let simulated = false;
let linked = null;

async function ask(address, body) {
  const reply = await fetch(address, body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const said = reply.headers.get("Content-Type")?.startsWith("application/json") ? await reply.json() : {};
  if (!reply.ok) {
    throw new Error(said.text ?? `The console answered ${reply.status}.`);
  }
  return said;
}

/** Does something, and shows why when it fails. */
async function attempt(work) {
  get("problem").textContent = "";
  try {
    return await work();
  } catch (failure) {
    get("problem").textContent = failure.message;
    return null;
  }
}

function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value);
    }
  }
  element.append(...children);
  return element;
}

function stateText(state) {
  return state.toLowerCase().replaceAll("_", " ");
}

const rows = new Map();

/** A row is made once and then brought up to date, so that neither focus nor an open history is lost. */
function row(account) {
  const state = el("span", {});
  const unlink = el("button", { type: "button", class: "plain", onclick: () => askUnlink(account) }, "Unlink…");
  const link = el("button", { type: "button", onclick: () => askLink(account) }, "Link…");
  const history = el("ol", {});
  const element = el("li", {},
    el("div", { class: "who" }, account.name, el("div", { class: "id" }, `${account.provider} ${account.instance}`)),
    state,
    el("div", { class: "row" }, link, unlink),
    el("details", {}, el("summary", {}, "History"), history));
  get("accounts").append(element);
  return (now) => {
    state.className = `state ${now.state}`;
    state.textContent = stateText(now.state);
    unlink.disabled = now.state !== "AUTHORIZED";
    link.disabled = now.state === "AUTHORIZED";
    history.replaceChildren(...now.history.map((change) =>
      el("li", {}, `${new Date(change.at).toLocaleString()}: ${stateText(change.state)} (${change.source})`)));
  };
}

async function poll() {
  try {
    const said = await ask("console/accounts");
    simulated = said.simulated;
    for (const account of said.accounts) {
      if (!rows.has(account.instance)) {
        rows.set(account.instance, row(account));
      }
      rows.get(account.instance)(account);
    }
    const checks = await ask("console/health");
    const down = checks.filter((check) => check.state === "DOWN").map((check) => check.message || check.id);
    get("health").textContent = down.length === 0 ? "Health: all ready" : `Health: ${down.join("; ")}`;
  } catch (failure) {
    get("health").textContent = "The console does not answer; trying again.";
  }
  setTimeout(poll, POLL_MILLIS);
}

/** Shows a dialog; resolves to whether the operator agreed. */
function confirmed(dialog) {
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}

async function askUnlink(account) {
  get("ask-unlink-about").textContent =
    `${account.name} (${account.instance}) will send and receive nothing until it is linked again.`;
  if (await confirmed(get("ask-unlink"))) {
    await attempt(() => ask(`console/accounts/${account.instance}/unlink`, {}));
  }
}

async function askLink(account) {
  get("ask-link-about").textContent = `Whoever opens it first can link ${account.name} (${account.instance}), once.`;
  if (!await confirmed(get("ask-link"))) {
    return;
  }
  const link = await attempt(() => ask(`console/accounts/${account.instance}/links`,
    { minutes: get("minutes").value, phone: get("expected").value }));
  if (link !== null) {
    show(account, link);
  }
}

function show(account, link) {
  linked = { account, link };
  get("link").hidden = false;
  get("link-about").textContent = `For ${account.name} (${account.instance}). Earlier links of this account no longer work.`;
  get("link-url").value = link.url;
  get("link-copied").textContent = "";
  const drawing = new DOMParser().parseFromString(link.qr, "image/svg+xml").documentElement;
  get("link-qr").replaceChildren(document.importNode(drawing, true));
  get("page").hidden = true;
  get("page").removeAttribute("src");
  get("phone").hidden = true;
  get("link-url").focus();
}

get("link-copy").addEventListener("click", async () => {
  get("link-url").select();
  try {
    await navigator.clipboard.writeText(get("link-url").value);
  } catch (refused) {
    document.execCommand("copy");
  }
  get("link-copied").textContent = "Copied";
});

get("link-open").addEventListener("click", () => {
  get("page").hidden = false;
  get("page").src = linked.link.path;
  get("phone").hidden = !simulated;
  document.querySelector(".screens").classList.toggle("both", simulated);
});

/** What the phone's camera sees: the picture that the linking page shows at this moment. */
function onScreen() {
  return get("page").contentDocument?.querySelector("greenapi-link")?.shadowRoot?.querySelector("img")?.src ?? "";
}

for (const button of document.querySelectorAll("#phone button")) {
  button.addEventListener("click", async () => {
    const { action } = button.dataset;
    const body = { scan: { image: onScreen(), number: get("number").value }, type: { code: get("typed").value }, remove: {} }[action];
    try {
      const said = await ask(`console/accounts/${linked.account.instance}/phone/${action}`, body);
      get("phone-says").textContent = said.text;
    } catch (failure) {
      get("phone-says").textContent = failure.message;
    }
  });
}

poll();
