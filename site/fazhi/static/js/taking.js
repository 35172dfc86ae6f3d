// Print and copy buttons. What the browser cannot do is not offered; its place is kept, so that nothing moves.

/** Makes the buttons open the browser's print dialogue. */
function offerPrinting(root) {
  for (const button of root.querySelectorAll("button[data-print]")) {
    if (typeof window.print !== "function") button.classList.add("is-useless");
    else button.addEventListener("click", () => window.print());
  }
}

/** Makes the buttons copy `data-copy`; the outcome is said in the status that `data-status` names. */
function offerCopying(root) {
  for (const button of root.querySelectorAll("button[data-copy]")) {
    if (!navigator.clipboard) {
      button.classList.add("is-useless");
      continue;
    }
    const status = document.getElementById(button.dataset.status);
    button.addEventListener("click", async () => {
      let said = button.dataset.done;
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
      } catch {
        said = button.dataset.failed;
      }
      if (status) status.textContent = said;
    });
  }
}

offerPrinting(document);
offerCopying(document);
