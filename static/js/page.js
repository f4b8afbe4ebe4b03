/* What every page does. Boosted pages: show error pages too, and put the focus where a
   fresh load would. Toasts: leave by themselves. */

/* -- boosted pages -- */

const PLACES = ["[data-focus]", "main h1", "h1", "main"];

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.boosted && detail.xhr.status >= 400) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});

/* A page is on its way: said to those who cannot see the line at the top. */
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (detail.elt.matches("[data-poll]")) return;
  document.querySelector("main")?.setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", () => {
  document.querySelector("main")?.removeAttribute("aria-busy");
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target !== document.body) return;
  const place = PLACES.map((p) => document.querySelector(p)).find(Boolean);
  if (!place) return;
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: !place.matches("[data-focus]") });
});

/* -- work in the background: its page asks now and then how far it is -- */

/* Once it has ended, the whole page comes: with its title, and the focus where it belongs. */
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!detail.elt.matches("[data-poll]")) return;
  if (detail.xhr.status >= 500 || detail.serverResponse.includes("data-poll")) return;
  detail.shouldSwap = false;
  location.reload();
});

/* -- toasts: ten seconds, longer while someone reads or uses one -- */

const STAY_MS = 10_000;

function leaveLater(toast) {
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => toast.remove(), STAY_MS);
  };
  for (const name of ["pointerenter", "focusin"]) {
    toast.addEventListener(name, () => clearTimeout(timer));
  }
  for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, wait);
  wait();
}

/* A live region speaks only of what changes after it stands on the page. */
function say(region, toasts) {
  region.replaceChildren();
  setTimeout(() => region.append(...toasts), 100);
}

function start(swapped) {
  const region = document.querySelector(".toasts");
  if (!region) return;
  const toasts = [...region.children];
  if (swapped && toasts.length > 0) say(region, toasts);
  toasts.filter((toast) => toast.matches("[data-leaves]")).forEach(leaveLater);
}

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target === document.body) start(true);
});
/* What a script has to say, such as that there is no signal. */
document.addEventListener("toast", ({ detail }) => {
  document.querySelector(".toasts")?.append(detail);
  if (detail.matches("[data-leaves]")) leaveLater(detail);
});

start(false);
