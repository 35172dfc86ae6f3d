// The small sum that a form asks for when very many registrations come from one network: the number
// whose hash, behind a salt, is the challenge. Made and checked by altcha on this site's own server.
const form = document.querySelector("form[data-challenge]");
const field = form.querySelector("input[name=proof]");
const status = form.querySelector("[data-proof-status]");
const AT_ONCE = 500; // hashes between two breaths, so that the page goes on answering

const hex = (bytes) => Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, "0")).join("");

async function solve({ challenge, salt, most }) {
  const encoder = new TextEncoder();
  for (let number = 0; number <= Number(most); number += 1) {
    const digest = await crypto.subtle.digest("SHA-256", encoder.encode(salt + number));
    if (hex(digest) === challenge) return number;
    if (number % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  throw new Error("no number");
}

async function prove() {
  const { challenge, salt, signature } = form.dataset;
  status.textContent = status.dataset.works;
  const number = await solve(form.dataset);
  field.value = btoa(JSON.stringify({ algorithm: "SHA-256", challenge, number, salt, signature }));
  status.textContent = status.dataset.done;
}

prove().catch(() => {
  status.textContent = status.dataset.fails;
});
