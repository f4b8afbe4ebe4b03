/* Passkeys: ask the browser for one, and send what it says with the form around. */

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const known = (list = []) => list.map((each) => ({ ...each, id: bytes(each.id) }));

/* A passkey that signs in alone must live in the device and know its owner. */
function creation({ publicKey }, signsInAlone) {
  const { authenticatorSelection: chosen, user, challenge, excludeCredentials } = publicKey;
  return {
    publicKey: {
      ...publicKey,
      challenge: bytes(challenge),
      user: { ...user, id: bytes(user.id) },
      excludeCredentials: known(excludeCredentials),
      authenticatorSelection: {
        ...chosen,
        residentKey: signsInAlone ? "required" : "discouraged",
        requireResidentKey: signsInAlone,
        userVerification: signsInAlone ? "required" : chosen.userVerification,
      },
    },
  };
}

function request({ publicKey }) {
  const { challenge, allowCredentials } = publicKey;
  return {
    publicKey: {
      ...publicKey,
      challenge: bytes(challenge),
      allowCredentials: known(allowCredentials),
    },
  };
}

function said(credential) {
  const { id, rawId, type, response, authenticatorAttachment } = credential;
  const answer = {};
  const parts = [
    "clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle",
  ];
  for (const name of parts) {
    if (response[name]) answer[name] = text(response[name]);
  }
  if (response.getTransports) answer.transports = response.getTransports();
  return JSON.stringify({
    id,
    type,
    authenticatorAttachment,
    rawId: text(rawId),
    response: answer,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function ask(does, form) {
  if (does === "login") {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    const { request_options: options } = await answer.json();
    return navigator.credentials.get(request(options));
  }
  const data = JSON.parse(document.getElementById("passkey-data").textContent);
  if (does === "get") return navigator.credentials.get(request(data.request_options));
  const alone = form.elements.passwordless?.checked ?? false;
  return navigator.credentials.create(creation(data.creation_options, alone));
}

function prepare(box) {
  const form = box.closest("form");
  const status = box.querySelector("[role=status]");
  form.querySelector("[data-without-passkey]")?.remove();
  box.hidden = false;
  box.querySelector("button").addEventListener("click", async () => {
    status.textContent = "";
    try {
      form.elements.credential.value = said(await ask(box.dataset.passkey, form));
    } catch {
      // Also when the person closed the browser's question again.
      status.textContent = status.dataset.wrong;
      return;
    }
    form.submit();
  });
}

function start() {
  if (!window.PublicKeyCredential) return;
  for (const box of document.querySelectorAll("[data-passkey][hidden]")) prepare(box);
}

document.addEventListener("htmx:afterSettle", start);
start();
