/* Boosted pages: show error pages too, and put the focus where a fresh load would. */

const PLACES = ["[data-focus]", "main h1", "h1", "main"];

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.boosted && detail.xhr.status >= 400) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target !== document.body) return;
  const place = PLACES.map((p) => document.querySelector(p)).find(Boolean);
  if (!place) return;
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: !place.matches("[data-focus]") });
});
