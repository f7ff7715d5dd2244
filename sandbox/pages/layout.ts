import { randomBytes } from "node:crypto";
import type { Reply } from "../http/router";
import { html, type Markup } from "./html";

const STYLE = `
:root { color-scheme: light dark; --ground: #f7f7f5; --panel: #fff; --ink: #1d2023; --soft: #62686f; --line: #dcdedb; --accent: #0a6b5e; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ground: #15181a; --panel: #1d2123; --ink: #e8eaea; --soft: #a2a9ad; --line: #33393c; --accent: #5fd0bd; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { border-bottom: 1px solid var(--line); background: var(--panel); }
header div, main { max-width: 64rem; margin: 0 auto; padding: .75rem 1rem; }
header div { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; }
header b { margin-right: auto; }
a { color: var(--accent); } a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
h1 { font-size: 1.35rem; margin: .75rem 0; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p { margin: .35rem 0; } .soft { color: var(--soft); }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: .6rem; padding: .75rem 1rem; margin: .75rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 500; }
form { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: end; margin: .5rem 0; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; } nav a { white-space: nowrap; } .panel > h2:first-child { margin-top: 0; }
label { display: grid; grid-template-columns: minmax(0, auto); max-width: 100%; gap: .15rem; color: var(--soft); font-size: .85rem; }
input, select, button { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: .4rem; padding: .35rem .6rem; max-width: 100%; min-height: 2.25rem; }
button { cursor: pointer; color: var(--accent); border-color: currentColor; } button.bad { color: var(--bad); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.talk { display: grid; gap: .4rem; } .talk p { border: 1px solid var(--line); border-radius: .6rem; padding: .4rem .7rem; max-width: 34rem; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.talk .person { justify-self: end; border-color: var(--accent); } .talk small { display: block; color: var(--soft); }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.45 ui-monospace, monospace; }
`;

const LINKS = [
  ["/", "Sandbox · Песочница"],
  ["/numbers", "Numbers · Номера"],
  ["/inbox", "Inbox · Входящие"],
  ["/journal", "Journal · Журнал"],
  ["/faults", "Faults · Сбои"],
] as const;

/** A whole page. The policy lets nothing in but the page's own style; there is no script at all. */
export function page(path: string, title: string, body: Markup): Reply {
  const nonce = randomBytes(16).toString("base64");
  const link = ([to, name]: (typeof LINKS)[number]) =>
    to === path
      ? html`<a href="${to}" aria-current="page">${name}</a>`
      : html`<a href="${to}">${name}</a>`;
  const document = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · HALO sandbox</title>
<style nonce="${nonce}">${{ markup: STYLE }}</style>
<body>
<header><div><b>HALO sandbox</b><nav aria-label="Pages">${LINKS.map((one) => html`${link(one)} `)}</nav></div></header>
<main><h1>${title}</h1>${body}</main>
</body>
</html>`;
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
    body: document.markup,
  };
}
