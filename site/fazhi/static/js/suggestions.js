// A search box that suggests while one types: a combobox with a list (WAI-ARIA Authoring Practices 1.2,
// "Combobox with list autocomplete, manual selection"). Without this file it is a box and a button.

const PAUSE = 150; // milliseconds after the last key
let boxes = 0;

function offerSuggestions(form) {
  const input = form.querySelector("input[type=search]");
  const id = `suggestions-${(boxes += 1)}`;
  const list = document.createElement("ul");
  const status = document.createElement("span");
  let options = [];
  let active = -1;
  let timer = 0;
  let asked = new AbortController();

  Object.assign(list, { id, hidden: true, className: "suggestions" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", id);
  form.append(list, status);

  const activate = (number) => {
    active = number;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    if (number < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options[number].id);
      options[number].scrollIntoView({ block: "nearest" });
    }
  };
  const close = () => {
    clearTimeout(timer);
    asked.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  };
  const choose = (option) => {
    if (option.dataset.url) window.location.assign(option.dataset.url);
    else {
      input.value = option.dataset.text;
      close();
      form.requestSubmit();
    }
  };
  const optionFor = (suggestion, place) => {
    const option = document.createElement("li");
    const kind = document.createElement("small");
    option.id = `${id}-${place}`;
    option.setAttribute("role", "option");
    option.dataset.text = suggestion.text;
    option.dataset.url = suggestion.url;
    kind.textContent = suggestion.kind;
    option.append(suggestion.text, " ", kind);
    option.addEventListener("click", () => choose(option));
    return option;
  };
  const show = (suggestions) => {
    options = suggestions.map(optionFor);
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(Boolean(options.length)));
    activate(-1);
    status.textContent = options.length ? form.dataset.some.replace("{n}", options.length) : form.dataset.none;
  };
  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const typed = input.value.trim();
    if (!typed) return;
    const url = `${form.dataset.suggestions}?${new URLSearchParams({ q: typed })}`;
    try {
      const answer = await fetch(url, { signal: asked.signal });
      if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close(); // the network is away: the box still searches
    }
  };
  const wait = () => {
    clearTimeout(timer);
    if (!input.value.trim()) close();
    else timer = setTimeout(ask, PAUSE);
  };

  input.addEventListener("input", (event) => {
    if (!event.isComposing) wait();
  });
  input.addEventListener("compositionend", wait);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const open = !list.hidden;
    if (event.key === "Escape" && open) close();
    else if (event.key === "Enter" && open && active >= 0) choose(options[active]);
    else if (event.key === "ArrowDown" && !open && input.value.trim()) ask();
    else if (event.key === "ArrowDown" && open) activate(active + 1 < options.length ? active + 1 : -1);
    else if (event.key === "ArrowUp" && open) activate(active >= 0 ? active - 1 : options.length - 1);
    else return;
    event.preventDefault();
  });
  // The box keeps the focus while a finger or the mouse is on the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
}

for (const form of document.querySelectorAll("form[data-suggestions]")) offerSuggestions(form);
