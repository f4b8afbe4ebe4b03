/* The readable docs of the API, from its own description. */

const place = document.getElementById("api-docs");
const root = document.documentElement;

/* Without a theme of one's own the device decides, now and later. */
if (!root.dataset.theme) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const wear = () => root.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", wear);
  wear();
}

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  // The names of the groups first. Of a long list it draws only what is in view, so that
  // the browser could not find anything in it.
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: false,
  validatorUrl: null,
});
