/* What is logged without a signal waits on this phone, in the open, and is sent later. */

const LONG_MS = 10_000;
const [FIRST_PAUSE_MS, LAST_PAUSE_MS] = [2_000, 120_000];
const one = (selector, within = document) => within.querySelector(selector);

/* -- the box: a database of the browser, which outlives the page -- */

function opened() {
  const request = indexedDB.open("smilestone", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("entries", { keyPath: "key" });
    request.result.createObjectStore("last");
  };
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within(store, mode, act) {
  const box = await opened();
  const work = box.transaction(store, mode);
  const asked = act(work.objectStore(store));
  return new Promise((resolve, reject) => {
    work.oncomplete = () => resolve(asked.result);
    work.onabort = () => reject(work.error);
  }).finally(() => box.close());
}

const put = (entry) => within("entries", "readwrite", (entries) => entries.put(entry));
const discard = (key) => within("entries", "readwrite", (entries) => entries.delete(key));
const last = () => within("last", "readonly", (store) => store.get("last"));

/* Whose page this is; without a signal, whoever used this phone last. */
async function person() {
  return one("[data-person]")?.dataset.person ?? (one("[data-later]") && (await last())?.person);
}

async function mine() {
  const [who, all] = [await person(), await within("entries", "readonly", (e) => e.getAll())];
  return all.filter((entry) => entry.person === who).sort((a, b) => a.at - b.at);
}

/* -- keeping -- */

function say(name) {
  const words = one(`template[data-says="${name}"]`)?.content.firstElementChild;
  if (words) document.dispatchEvent(new CustomEvent("toast", { detail: words.cloneNode(true) }));
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* What stands on a button, without the small print below it. */
function wordsOf(button) {
  const texts = [...(button?.childNodes ?? [])].filter((node) => node.nodeType === 3);
  return texts.map((node) => node.data.trim()).find(Boolean);
}

async function keep(form, fields, submitter, at) {
  const [[, key] = ["key", newKey()]] = fields.filter(([name]) => name === "key");
  const kept = fields.filter(([name]) => !["csrfmiddlewaretoken", "key"].includes(name));
  const words = [form.dataset.waits, wordsOf(submitter)].filter(Boolean).join(": ");
  const action = new URL(form.action).pathname;
  await put({ key, action, words, at, fields: [...kept, ["key", key]], person: await person() });
  // The page stays, and its next tap is another entry.
  const input = one("input[name=key]", form);
  if (input) input.value = newKey();
  say("kept");
  await show();
}

/* -- sending -- */

/* The token that forms carry now; none, with why, where the server lets us not in. */
async function freshToken({ action, person: who }) {
  const page = await fetch(action, { headers: { "X-Outbox": "1" } });
  const html = new DOMParser().parseFromString(await page.text(), "text/html");
  // Signed out, or somebody else by now: the entry goes on waiting for its person.
  if (one("[data-person]", html)?.dataset.person !== who) return {};
  if (page.status === 403 || page.status === 404) return { isGone: true };
  return { token: page.ok && one("input[name=csrfmiddlewaretoken]", html)?.value };
}

async function outcome({ action, fields, at }, token) {
  const waited = Math.max(0, Math.round((Date.now() - at) / 1000));
  const body = new URLSearchParams([
    ...fields, ["csrfmiddlewaretoken", token], ["waited", waited],
  ]);
  const headers = { "X-Outbox": "1" };
  // Not followed, so that the page loaded next still says "Saved", with its Undo.
  const answer = await fetch(action, { method: "POST", body, headers, redirect: "manual" });
  if (answer.type === "opaqueredirect") return "stored";
  if (answer.status === 429 || answer.status >= 500) return "later";
  if (!answer.ok) return "refused";
  return (await answer.text()).includes("form-errors") ? "refused" : "stored";
}

async function sendAll() {
  let stored = 0;
  for (const entry of (await mine()).filter((each) => !each.refused)) {
    const { isGone, token } = await freshToken(entry);
    if (!token && !isGone) return stored;
    const end = isGone ? "refused" : await outcome(entry, token);
    if (end === "later") return stored;
    await (end === "stored" ? discard(entry.key) : put({ ...entry, refused: true }));
    stored += end === "stored";
  }
  return stored;
}

let isSending = false;
let pause = FIRST_PAUSE_MS;
async function send() {
  if (isSending || !navigator.onLine) return;
  isSending = true;
  const stored = await sendAll().catch(() => 0);
  isSending = false;
  if (stored && one("form[data-waits]")) {
    location.reload();
    return;
  }
  await show();
  if ((await mine()).some((entry) => !entry.refused)) tryAgainLater();
}

/* A signal comes and goes before the phone says so. */
let planned;
function tryAgainLater() {
  clearTimeout(planned);
  planned = setTimeout(send, pause);
  pause = Math.min(pause * 2, LAST_PAUSE_MS);
}

/* -- showing -- */

function line(box, entry) {
  const row = one("template", box).content.cloneNode(true).firstElementChild;
  const time = new Date(entry.at).toLocaleString(document.documentElement.lang, {
    weekday: "short", hour: "numeric", minute: "2-digit",
  });
  one("[data-words]", row).textContent = `${entry.words} · ${time}`;
  one("[data-refused]", row).hidden = !entry.refused;
  const button = one("button", row);
  button.addEventListener("click", async () => {
    if (button.textContent !== button.dataset.sure) {
      button.textContent = button.dataset.sure;
      return;
    }
    await discard(entry.key);
    await show();
  });
  return row;
}

async function show() {
  const box = one("[data-outbox]");
  if (!box) return;
  const entries = await mine();
  one("[data-count]", box).textContent = entries.length;
  box.querySelectorAll("li").forEach((row) => row.remove());
  one("ul", box).append(...entries.map((entry) => line(box, entry)));
  box.hidden = entries.length === 0;
}

/* The offline page logs for the baby that was looked at last. */
async function remember() {
  const form = one("form[data-waits]:not([data-later])");
  const later = one("form[data-later]");
  if (form) {
    const said = { action: form.action, waits: form.dataset.waits, person: await person() };
    await within("last", "readwrite", (store) => store.put(said, "last"));
  } else if (later && (await last())) {
    const { action, waits } = await last();
    Object.assign(later, { action, hidden: false });
    later.dataset.waits = waits;
    one("[data-name]", later).textContent = waits;
  }
}

async function start() {
  await remember();
  await show();
  await send();
}

/* -- hearing -- */

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (!detail.elt.matches("form[data-waits]")) return;
  Object.assign(detail, { timeout: LONG_MS, tapped: Date.now() });
});

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, ({ detail: { requestConfig } }) => {
    const { elt, verb, path, formData, triggeringEvent, tapped } = requestConfig;
    if (verb === "get") location.assign(path);
    else if (!elt.matches("form[data-waits]")) say("unsent");
    else keep(elt, [...formData], triggeringEvent?.submitter, tapped).catch(() => say("unsent"));
  });
}

document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (!target.matches("form[data-later]")) return;
  event.preventDefault();
  keep(target, [...new FormData(target, submitter)], submitter, Date.now())
    .then(send)
    .catch(() => say("unsent"));
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target === document.body) start().catch(() => {});
});
addEventListener("online", async () => {
  await send().catch(() => {});
  if (one("[data-again]")) location.reload();
});
// Where nothing may be stored, such as in some private windows, forms still work.
start().catch(() => {});

/* -- the worker that opens urgent help without a signal, told which theme is chosen -- */

async function register() {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ theme: document.documentElement.dataset.theme ?? "" });
}

// Where there is no worker, such as in a private window, pages work as ever.
if ("serviceWorker" in navigator) addEventListener("load", () => register().catch(() => {}));

const again = one("[data-again]");
if (again) {
  again.hidden = false;
  again.addEventListener("click", () => location.reload());
}
