// Passkeys: forms with data-passkey ask the browser for a credential and send it along.
//
//   data-passkey="create"  makes one; options lie in the page
//   data-passkey="get"     proves one; options lie in the page
//   data-passkey="login"   proves one without a user name; options come from the form's address
//
// Forms or buttons that need this script are hidden in the page and shown here; the message that
// they need it stands in the page and is hidden here.

const decode = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const withIds = (credentials) => (credentials || []).map((c) => ({ ...c, id: decode(c.id) }));

function creation(options, passwordless) {
  const key = structuredClone(options.publicKey);
  key.challenge = decode(key.challenge);
  key.user.id = decode(key.user.id);
  key.excludeCredentials = withIds(key.excludeCredentials);
  if (passwordless) {
    key.authenticatorSelection = {
      ...key.authenticatorSelection,
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    };
  }
  return { publicKey: key };
}

function request(options) {
  const key = structuredClone(options.publicKey);
  key.challenge = decode(key.challenge);
  key.allowCredentials = withIds(key.allowCredentials);
  return { publicKey: key };
}

function serialise(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: encode(response.clientDataJSON) };
  if (response.attestationObject) {
    parts.attestationObject = encode(response.attestationObject);
    parts.transports = response.getTransports ? response.getTransports() : [];
  } else {
    parts.authenticatorData = encode(response.authenticatorData);
    parts.signature = encode(response.signature);
    parts.userHandle = response.userHandle ? encode(response.userHandle) : null;
  }
  return JSON.stringify({
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    response: parts,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function optionsOf(form) {
  if (form.dataset.passkey !== "login") {
    return JSON.parse(document.getElementById(form.dataset.options).textContent);
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(`The server answered ${answer.status}.`);
  }
  return (await answer.json()).request_options;
}

async function credentialFor(form) {
  const options = await optionsOf(form);
  if (form.dataset.passkey === "create") {
    const passwordless = form.elements.namedItem("passwordless");
    return navigator.credentials.create(creation(options, passwordless && passwordless.checked));
  }
  return navigator.credentials.get(request(options));
}

const REASONS = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "known",
  SecurityError: "unsupported",
  NotSupportedError: "unsupported",
};

function tell(form, reason) {
  for (const message of form.querySelectorAll("[data-passkey-error]")) {
    message.hidden = message.dataset.passkeyError !== reason;
    if (!message.hidden) {
      message.setAttribute("role", "alert");
    }
  }
}

async function submit(form, button) {
  tell(form, "");
  button.disabled = true;
  try {
    const credential = await credentialFor(form);
    form.elements.namedItem("credential").value = serialise(credential);
    form.submit();
  } catch (error) {
    tell(form, REASONS[error.name] || "failed");
    button.disabled = false;
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector('button[type="submit"]');
  form.hidden = false;
  if (window.PublicKeyCredential) {
    button.hidden = false;
    tell(form, "");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(form, button);
    });
  } else {
    button.hidden = true;
    if (form.dataset.passkey !== "login") {
      tell(form, "unsupported");
    } else {
      form.hidden = true;
    }
  }
}
