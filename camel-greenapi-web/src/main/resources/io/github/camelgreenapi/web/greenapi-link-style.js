/* SPDX-License-Identifier: Apache-2.0 */

const DARK = `
    --background: var(--greenapi-link-background, #111b21);
    --text: var(--greenapi-link-text, #e9edef);
    --muted: var(--greenapi-link-muted, #aebac1);
    --border: var(--greenapi-link-border, #3b4a54);
    --accent: var(--greenapi-link-accent, #25d366);
    --on-accent: var(--greenapi-link-on-accent, #0b141a);
    --warning: var(--greenapi-link-warning, #ffb84d);
    --error: var(--greenapi-link-error, #ff9a91);
    --banner: #3a2d12;
    color-scheme: dark;`;

const CSS = `
:host {
    --background: var(--greenapi-link-background, #ffffff);
    --text: var(--greenapi-link-text, #111b21);
    --muted: var(--greenapi-link-muted, #54656f);
    --border: var(--greenapi-link-border, #d1d7db);
    --accent: var(--greenapi-link-accent, #00745f);
    --on-accent: var(--greenapi-link-on-accent, #ffffff);
    --warning: var(--greenapi-link-warning, #8a5300);
    --error: var(--greenapi-link-error, #b3261e);
    --banner: #fff4d6;
    --radius: var(--greenapi-link-radius, 1rem);
    --qr-size: var(--greenapi-link-qr-size, 18.75rem);
    color-scheme: light;
    container-type: inline-size;
    display: block;
    font: 1rem/1.5 var(--greenapi-link-font, system-ui, sans-serif);
}
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) {${DARK}
} }
:host([theme="dark"]) {${DARK}
}
* { box-sizing: border-box; }
.card {
    background: var(--background);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    color: var(--text);
    overflow-wrap: anywhere;
    padding: clamp(1rem, 5cqi, 2.5rem);
}
h1, h2 { font-size: 1.5rem; font-weight: 600; line-height: 1.25; margin: 0 0 1rem; }
h1:focus, h2:focus { outline: none; }
p { margin: 0 0 1rem; }
.muted { color: var(--muted); }
.columns { display: grid; gap: 1.5rem; justify-items: center; }
.columns > * { min-width: 0; width: 100%; }
.columns > .figure { width: auto; }
@container (min-width: 38rem) {
    .columns { align-items: center; gap: 2.5rem; grid-template-columns: 1fr auto; }
}
ol { counter-reset: step; list-style: none; margin: 0 0 1.5rem; padding: 0; }
ol li { counter-increment: step; margin: 0 0 .75rem; min-height: 1.75rem; padding-inline-start: 2.5rem; position: relative; }
ol li::before {
    align-items: center; border: 1px solid var(--border); border-radius: 50%; content: counter(step);
    display: flex; font-size: .875rem; height: 1.75rem; inset-inline-start: 0; justify-content: center;
    position: absolute; width: 1.75rem;
}
.figure { margin: 0; max-width: 100%; text-align: center; }
/* Black on white with a quiet zone of its own, whatever the theme: a phone reads nothing else reliably. */
.paper {
    aspect-ratio: 1; background: #ffffff; border-radius: .75rem; display: grid; forced-color-adjust: none;
    margin: 0 auto; max-width: 100%; padding: .75rem; place-items: center; width: var(--qr-size);
}
.paper img { display: block; height: auto; width: 100%; }
.paper.empty { color: #54656f; }
.actions .count { margin-top: 0; }
.count { align-items: center; display: inline-flex; gap: .5rem; justify-content: center; margin-top: .75rem; }
.ring { height: 2.25rem; transform: rotate(-90deg); width: 2.25rem; }
.ring circle { fill: none; stroke-width: 4; }
.ring .track { stroke: var(--border); }
.ring .left { stroke: var(--accent); }
.count.soon .left { stroke: var(--warning); }
.count.now .left { stroke: var(--error); }
.count .seconds { font-variant-numeric: tabular-nums; min-width: 4.5ch; text-align: start; }
button, .button {
    background: var(--accent); border: 2px solid var(--accent); border-radius: 2rem; color: var(--on-accent);
    cursor: pointer; display: inline-block; font: inherit; font-weight: 600; min-height: 2.75rem;
    padding: .45rem 1.25rem; text-align: center; text-decoration: none;
}
button.plain { background: transparent; border-color: transparent; color: var(--accent); padding-inline: .75rem; text-decoration: underline; }
#hint { margin: .5rem 0 0; }
.actions + ol { margin-top: 1.5rem; }
.actions > button.plain:first-child { margin-inline-start: -.75rem; }
button[disabled] { cursor: progress; opacity: .7; }
button:focus-visible, .button:focus-visible, input:focus-visible, summary:focus-visible, a:focus-visible {
    outline: 3px solid var(--text); outline-offset: 2px;
}
.actions { align-items: center; display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin-top: 1rem; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
input {
    background: var(--background); border: 1px solid var(--muted); border-radius: .5rem; color: var(--text);
    font: inherit; font-size: 1.125rem; max-width: 22rem; padding: .6rem .75rem; width: 100%;
}
input[aria-invalid="true"] { border: 2px solid var(--error); }
.problem { color: var(--error); margin: .5rem 0 0; }
.problem:empty { display: none; }
.code {
    border: 2px dashed var(--border); border-radius: .75rem; direction: ltr; font-family: ui-monospace, monospace;
    font-size: clamp(1.5rem, 9cqi, 2.5rem); font-weight: 700; letter-spacing: .06em; margin: 0; padding: .75rem 1rem;
    text-align: center; user-select: all; white-space: nowrap;
}
details { margin-top: 1rem; }
summary { color: var(--muted); cursor: pointer; }
details ul { margin: .5rem 0 0; padding-inline-start: 1.25rem; }
.banner {
    background: var(--banner); border-radius: .5rem; color: var(--text); margin-bottom: 1rem; padding: .6rem .9rem;
}
.banner[hidden] { display: none; }
.stale .paper img { opacity: .5; }
.message { align-items: center; display: grid; gap: 1rem; grid-template-columns: auto 1fr; margin-bottom: 1rem; }
.message p { margin: 0; }
.sign { display: block; height: 3.5rem; width: 3.5rem; }
.sign path, .sign circle { fill: none; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round; stroke-width: 4; }
.sign.good { color: var(--accent); }
.sign.bad { color: var(--error); }
.sign.ask { color: var(--warning); }
.spinner {
    animation: turn 1s linear infinite; border: 4px solid var(--border); border-radius: 50%;
    border-top-color: var(--accent); display: block; height: 2.5rem; width: 2.5rem;
}
.paper .spinner { border-color: #d1d7db; border-top-color: #00745f; margin: 0 auto .75rem; }
.unseen { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px; }
@keyframes turn { to { transform: rotate(360deg); } }
@media (prefers-reduced-motion: reduce) { .spinner { animation: none; border-style: dotted; } }
`;

/** The style sheet of the element; made in script, so that a strict policy needs no exception for it. */
export const style = new CSSStyleSheet();
style.replaceSync(CSS);
