/* A photo over the limit is refused on the phone, before it is sent. */

document.addEventListener("change", ({ target }) => {
  const most = Number(target.dataset?.mostBytes);
  if (!most) return;
  const isTooLarge = (target.files[0]?.size ?? 0) > most;
  target.setCustomValidity(isTooLarge ? target.dataset.tooLarge : "");
  if (isTooLarge) target.reportValidity();
});
