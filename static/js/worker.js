/* The service worker: styles and scripts, /urgent/ and the offline page open without a
   signal. No page of a family is ever kept. */

const { assets, urgent, offline, version } = self.SHELL;
const SHELL = `shell-${version}`;
// What the pages tell the worker, such as the theme; outlives versions.
const SAID = "said";
const THEMES = ["light", "dark", "night"];
// As somebody signed out sees it, so that nothing personal is kept.
const asNobody = (path) => new Request(path, { credentials: "omit", cache: "no-store" });

async function keepPage(path) {
  const response = await fetch(asNobody(path));
  if (!response.ok || response.redirected) return;
  await (await caches.open(SHELL)).put(path, response);
}

async function install() {
  const shell = await caches.open(SHELL);
  await shell.addAll(assets);
  await Promise.all([keepPage(urgent), keepPage(offline)]);
}

async function tidy() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/* A kept page, in the theme of this phone. */
async function kept(path) {
  const page = await caches.match(path);
  if (!page) return Response.error();
  const said = await caches.match("/theme", { cacheName: SAID });
  const theme = said ? await said.text() : "";
  if (!THEMES.includes(theme)) return page;
  const text = (await page.text()).replace("<html ", `<html data-theme="${theme}" `);
  return new Response(text, { headers: page.headers });
}

async function visit(request, path) {
  try {
    return await fetch(request);
  } catch {
    return kept(path === urgent ? urgent : offline);
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

self.addEventListener("message", ({ data }) => {
  if (data?.theme === undefined) return;
  caches.open(SAID).then((said) => said.put("/theme", new Response(data.theme)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(visit(request, pathname));
    if (pathname === urgent) event.waitUntil(keepPage(urgent).catch(() => {}));
  } else if (assets.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((found) => found ?? fetch(request)));
  }
});
