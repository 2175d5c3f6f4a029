/* Keeps the pages of QR codes that a person saved on this phone, and shows them where there is no signal.
   Registered only when somebody taps; serves nothing else; its address stands for ever. */
const SHELF = "qr";
const PATIENCE = 4000; /* milliseconds that a bad network may take where a saved page is at hand */
const LONG = { day: "numeric", month: "long", year: "numeric" };

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(clients.claim()));

/* A page asks to be kept; it is told whether that went well. */
addEventListener("message", event => {
  const place = new URL(event.data, registration.scope);
  if (!place.href.startsWith(registration.scope)) return;
  const answer = fetch(place, { cache: "no-cache" }).then(keep(place.pathname)).then(() => 1, () => 0);
  event.waitUntil(answer.then(done => event.source.postMessage(done)));
});

addEventListener("fetch", event => {
  if (event.request.mode === "navigate" && event.request.method === "GET") event.respondWith(show(event));
});

/* The network's page; the saved one where there is none in time, or the host is at fault. */
async function show(event) {
  const place = new URL(event.request.url).pathname;
  const shelf = await caches.open(SHELF);
  const saved = await shelf.match(place);
  const fresh = fetch(event.request);
  if (!saved) return fresh.catch(() => nothing(shelf));
  const page = fresh.then(found => (found.type === "opaqueredirect" ? found : keep(place)(found)));
  event.waitUntil(page.catch(() => 0));
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE));
  return Promise.race([page, late]).catch(() => copy(saved));
}

/* Puts a good answer on the shelf, with its day, and hands it on once it is here to its end. */
const keep = place => async found => {
  if (!found.ok || found.redirected) throw found.status;
  const text = await found.text();
  const headers = { "content-type": "text/html; charset=utf-8", "x-disimpan": new Date().toISOString() };
  await (await caches.open(SHELF)).put(place, new Response(text, { headers }));
  return new Response(text, { headers: found.headers });
};

/* A saved page that says so, with the day it was saved and the day of its data. */
async function copy(saved) {
  const text = await saved.text();
  const day = new Date(saved.headers.get("x-disimpan")).toLocaleDateString("id", LONG);
  const data = (/Data per ([^.<]+)/.exec(text) || ["", ""])[1];
  const said = {{ kata("qr.luring")|tojson }}.replace("#", day).replace("#", data);
  const page = text.replace("<header>", () => `<header><p class="luring"><b>{{ kata("qr.luring-awal") }}</b> ${said}</p>`);
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}

/* What is on the shelf, for who opens another page without a signal. Titles are HTML already. */
async function nothing(shelf) {
  const lines = (await shelf.keys()).map(async one => {
    const title = /<title>([^<]*)/.exec(await (await shelf.match(one)).text())[1];
    return `<li><a href="${new URL(one.url).pathname}">${title}</a></li>`;
  });
  const list = (await Promise.all(lines)).join("");
  const page = `{% include "luring.html" %}`.replace("#", () => list);
  return new Response(page, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
