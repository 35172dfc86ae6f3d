// Turns a list of contents into tabs (WAI-ARIA Authoring Practices, "Tabs"); without it the parts follow each other.

function make(tabs) {
  const list = tabs.querySelector(".tabs__list");
  const links = [...tabs.querySelectorAll(".tabs__tab")];
  const panels = links.map((link) => document.getElementById(link.hash.slice(1)));
  if (!list || panels.includes(null)) return;

  const show = (chosen) => {
    links.forEach((link, number) => {
      const here = number === chosen;
      link.setAttribute("aria-selected", String(here));
      link.tabIndex = here ? 0 : -1;
      panels[number].hidden = !here;
    });
  };
  const move = (event) => {
    const here = links.indexOf(event.currentTarget);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: links.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = (next + links.length) % links.length;
    show(to);
    links[to].focus();
  };

  list.setAttribute("role", "tablist");
  links.forEach((link, number) => {
    link.parentElement.setAttribute("role", "presentation");
    link.setAttribute("role", "tab");
    link.setAttribute("aria-controls", panels[number].id);
    link.id ||= `tab-${panels[number].id}`;
    panels[number].setAttribute("role", "tabpanel");
    panels[number].setAttribute("aria-labelledby", link.id);
    panels[number].tabIndex = 0;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(number);
    });
    link.addEventListener("keydown", move);
  });
  show(Math.max(0, panels.findIndex((panel) => `#${panel.id}` === location.hash)));
}

for (const tabs of document.querySelectorAll(".tabs")) make(tabs);
