/* What is to be handed over: send it with the phone's own menu, or copy it. */

function begin(box) {
  const source = document.getElementById(box.dataset.handOver);
  const share = box.querySelector("[data-share]");
  const copy = box.querySelector("[data-copy]");
  const words = () => source.value ?? source.textContent;
  box.hidden = false;
  if (share) {
    share.hidden = !navigator.share;
    share.addEventListener("click", () => {
      // Closing the menu again is no mistake.
      navigator.share({ url: words() }).catch(() => {});
    });
  }
  copy.addEventListener("click", async () => {
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    if (navigator.clipboard) await navigator.clipboard.writeText(words());
    else document.execCommand("copy");
    box.querySelector("[role=status]").textContent = copy.dataset.done;
  });
}

function start() {
  document.querySelectorAll("[data-hand-over][hidden]").forEach(begin);
}

document.addEventListener("htmx:afterSettle", start);
start();
