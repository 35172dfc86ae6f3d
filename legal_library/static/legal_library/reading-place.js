// Where the reader is: the table of contents marks the unit, and a line at the lower edge names it and leads back.

const BESIDE = window.matchMedia("(min-width: 48.001rem)");
const isElder = document.documentElement.classList.contains("elder");

/** Tells, of nested units, which is being read: the innermost one in the upper third of the window. */
function follow(ids, tell) {
  const visible = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) visible.add(entry.target.id);
        else visible.delete(entry.target.id);
      }
      tell(ids.filter((id) => visible.has(id)).pop());
    },
    { rootMargin: "-10% 0px -70% 0px" },
  );
  for (const id of ids) {
    const unit = document.getElementById(id);
    if (unit) observer.observe(unit);
  }
}

/** Scrolls the list, and nothing else, until the link is in its middle. */
function bringIntoList(link, list) {
  const place = link.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (place.top >= frame.top && place.bottom <= frame.bottom) return;
  list.scrollTop += place.top - frame.top - (frame.height - place.height) / 2;
}

function followReading(contents, line) {
  const details = contents.querySelector("details");
  const list = details.querySelector(":scope > ol");
  const links = new Map([...list.querySelectorAll("a[href^='#']")].map((a) => [a.hash.slice(1), a]));
  const words = line.querySelector("span");
  let current = null;

  const show = () => {
    for (const link of links.values()) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (current && details.open) bringIntoList(current, list);
    words.textContent = current ? current.firstChild.textContent.trim() : "";
  };
  follow([...links.keys()], (id) => {
    if (id) current = links.get(id); // between units, and back at the table, it is still the last one
    show();
  });
  details.addEventListener("toggle", show);

  // The line stands there while the table is above the window; far below counts as within.
  new IntersectionObserver(
    (entries) => {
      line.hidden = entries[entries.length - 1].isIntersecting;
    },
    { rootMargin: "0px 0px 1000000px 0px" },
  ).observe(contents);
  line.querySelector("a").addEventListener("click", () => {
    details.open = true;
  });
  if (BESIDE.matches && !isElder) details.open = true;
}

if ("IntersectionObserver" in window) {
  for (const contents of document.querySelectorAll("[data-law-contents]")) {
    followReading(contents, document.querySelector("[data-law-here]"));
  }
}
