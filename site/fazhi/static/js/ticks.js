// What was ticked on a list stays ticked on this device; nothing of it is sent anywhere.

const PREFIX = "ticks:";

/** The ticked values of a list; none where the browser keeps nothing or something else. */
function kept(name) {
  try {
    const values = JSON.parse(localStorage.getItem(PREFIX + name) ?? "[]");
    return new Set(Array.isArray(values) ? values : []);
  } catch {
    return new Set();
  }
}

/** Keeps the ticked values; a browser that refuses loses nothing but the memory. */
function keep(name, values) {
  try {
    if (values.size) localStorage.setItem(PREFIX + name, JSON.stringify([...values]));
    else localStorage.removeItem(PREFIX + name);
  } catch {
    // Private windows keep nothing.
  }
}

for (const list of document.querySelectorAll("[data-ticks]")) {
  const name = list.dataset.ticks;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const ticked = kept(name);
  for (const box of boxes) {
    box.checked = ticked.has(box.value);
    box.addEventListener("change", () => {
      if (box.checked) ticked.add(box.value);
      else ticked.delete(box.value);
      keep(name, ticked);
    });
  }
}
