/* The worker that opens urgent help without a signal, told which theme is chosen. */

async function register() {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ theme: document.documentElement.dataset.theme ?? "" });
}

// Where there is no worker, such as in a private window, pages work as ever.
if ("serviceWorker" in navigator) addEventListener("load", () => register().catch(() => {}));

for (const again of document.querySelectorAll("[data-again]")) {
  again.hidden = false;
  again.addEventListener("click", () => location.reload());
}
