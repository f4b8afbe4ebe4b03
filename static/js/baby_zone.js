/* Adding a baby: guess the home time zone, unless somebody chose one already. */

function guess() {
  const select = document.querySelector("select[name=time_zone]");
  if (!select || select.value !== "UTC" || select.dataset.guessed) return;
  select.dataset.guessed = "yes";
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = [...select.options].some((option) => option.value === here);
  if (known) select.value = here;
}

document.addEventListener("htmx:afterSettle", guess);
guess();
