// Print and copy buttons: hidden until the browser is known to be able to.

/** Shows the buttons that open the browser's print dialogue. */
function offerPrinting(root) {
  if (typeof window.print !== "function") return;
  for (const button of root.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** Shows the buttons that copy `data-copy`; the outcome is said in the status that `data-status` names. */
function offerCopying(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button[data-copy]")) {
    const status = document.getElementById(button.dataset.status);
    button.hidden = false;
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
