/* Logging a smile: day and time show only for another time than now. */

function arrange() {
  const box = document.querySelector("[data-another-time]");
  if (!box) return;
  const choices = document.querySelectorAll("input[name=when]");
  const show = () => {
    const chosen = [...choices].find((choice) => choice.checked)?.value ?? "now";
    box.hidden = chosen === "now";
    for (const input of box.querySelectorAll("input")) {
      input.disabled = box.hidden || (chosen === "day" && input.name === "at");
    }
  };
  for (const choice of choices) choice.addEventListener("change", show);
  show();
}

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target === document.body) arrange();
});
arrange();
