/* SPDX-License-Identifier: Apache-2.0 */

const FILE = new URL("greenapi-link-strings.json", import.meta.url);
const FALLBACK = "en";
let loading = null;

/** The texts in a language, else in the first of the browser's that there is, as a function of key and values. */
export async function texts(wanted) {
  loading ??= fetch(FILE).then((reply) => reply.json());
  const all = await loading;
  const language = [wanted, ...navigator.languages, FALLBACK]
    .map((tag) => tag?.split("-")[0].toLowerCase())
    .find((tag) => tag in all);
  const strings = all[language];
  const t = (key, values = {}) => strings[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  t.language = language;
  /** The text of the first key, or of the other one when a newer server uses a word that has no text here. */
  t.or = (key, other) => t(key in strings ? key : other);
  return t;
}
