/* Boosted pages: show error pages too, and put the focus where a fresh load would. */

const PLACES = ["[data-focus]", "main h1", "h1", "main"];

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.boosted && detail.xhr.status >= 400) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});

/* A page is on its way: said to those who cannot see the line at the top. */
document.addEventListener("htmx:beforeRequest", () => {
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
