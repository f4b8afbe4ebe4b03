/* A link to hand over: send it with the phone's own menu, or copy it. */

function start() {
  const box = document.querySelector("[data-hand-over]");
  if (!box || !box.hidden) return;
  const field = document.getElementById(box.dataset.handOver);
  const share = box.querySelector("[data-share]");
  const copy = box.querySelector("[data-copy]");
  box.hidden = false;
  if (share) {
    share.hidden = !navigator.share;
    share.addEventListener("click", () => {
      // Closing the menu again is no mistake.
      navigator.share({ url: field.value }).catch(() => {});
    });
  }
  copy.addEventListener("click", async () => {
    field.select();
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else document.execCommand("copy");
    box.querySelector("[role=status]").textContent = copy.dataset.done;
  });
}

document.addEventListener("htmx:afterSettle", start);
start();
