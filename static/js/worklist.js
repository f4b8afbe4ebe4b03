/* The worklist by keyboard: j and k move, Enter opens, letters choose what to do. */

const TYPING = "input, textarea, select, [contenteditable]";

function rows() {
  return [...document.querySelectorAll("tr[data-case]")];
}

function move(step) {
  const all = rows();
  if (all.length === 0) return;
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const place = Math.min(Math.max(here + step, 0), all.length - 1);
  const next = all[here === -1 ? 0 : place];
  for (const row of all) row.removeAttribute("aria-selected");
  next.setAttribute("aria-selected", "true");
  next.querySelector("td a").focus();
}

function choose(key) {
  const box = document.querySelector(`details[data-key="${key}"]`);
  if (box) {
    box.open = true;
    box.querySelector("input:not([type=hidden]), textarea, select, button").focus();
    return true;
  }
  const row = document.querySelector('tr[aria-selected="true"]');
  if (!row) return false;
  location.assign(`${row.dataset.case}#do-${key}`);
  return true;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest(TYPING)) return;
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (!/^[teasrhc]$/.test(event.key) || !choose(event.key)) return;
  event.preventDefault();
}

/* A key chosen on the list opens its box on the page of the case. */
function fromAddress() {
  const key = /^#do-([teasrhc])$/.exec(location.hash)?.[1];
  if (key) choose(key);
}

if (!document.documentElement.dataset.worklistKeys) {
  document.documentElement.dataset.worklistKeys = "on";
  document.addEventListener("keydown", onKey);
}
fromAddress();
