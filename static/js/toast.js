/* A toast stays ten seconds, longer while someone reads or uses it. */

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
