// The table of contents: finds headings by their words, goes to an article by its number, and knows where the reader is.

const DIGITS = "零一二三四五六七八九";

/** 1165 as 一千一百六十五, the way laws number their articles. */
function chineseNumber(number) {
  const units = [[1000, "千"], [100, "百"], [10, "十"], [1, ""]];
  let text = "";
  let skipped = false;
  for (const [unit, sign] of units) {
    const digit = Math.floor(number / unit) % 10;
    if (digit) {
      text += (skipped ? "零" : "") + DIGITS[digit] + sign;
      skipped = false;
    } else if (text) skipped = true;
  }
  return text.startsWith("一十") ? text.slice(1) : text;
}

/** The article that the words name (1165, 133之1, 第一百条): its element, or null. */
function articleOf(words) {
  const found = words.match(/^第?\s*(\d{1,4})\s*条?\s*(?:[之_-]\s*(\d{1,2}))?\s*条?$/);
  if (found) return document.getElementById(`art_${found[1]}${found[2] ? `_${found[2]}` : ""}`);
  const chinese = words.replace(/^第/, "").replace(/条.*$/, "");
  for (let number = 1; number < 10000 && /^[零一二三四五六七八九十百千]+$/.test(chinese); number += 1) {
    if (chineseNumber(number) === chinese) return document.getElementById(`art_${number}`);
  }
  return null;
}

/** Shows the entries with the words in them, and what stands above these. */
function filter(items, words) {
  let shown = 0;
  for (const item of [...items].reverse()) {
    const own = item.querySelector(":scope > a").textContent;
    const below = item.querySelector(":scope li:not([hidden])");
    item.hidden = Boolean(words) && !own.includes(words) && !below;
    if (!item.hidden) shown += 1;
  }
  return shown;
}

function offerSearch(contents) {
  const box = contents.querySelector(".law-contents__search");
  const input = box.querySelector("input");
  const none = box.querySelector(".law-contents__none");
  const items = contents.querySelectorAll("li");
  box.hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.trim();
    const article = articleOf(words);
    const shown = filter(items, article ? "" : words);
    none.textContent = shown ? "" : none.dataset.none;
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const article = articleOf(input.value.trim());
    const first = contents.querySelector("li:not([hidden]) > a");
    if (article) window.location.hash = article.id;
    else if (input.value.trim() && first) first.click();
  });
}

/** Marks the entry of the unit that is being read. */
function followReading(contents) {
  if (!("IntersectionObserver" in window)) return;
  const links = new Map([...contents.querySelectorAll("a[href^='#']")].map((a) => [a.hash.slice(1), a]));
  const visible = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) visible.add(entry.target.id);
        else visible.delete(entry.target.id);
      }
      const inner = [...links.keys()].filter((id) => visible.has(id)).pop();
      for (const [id, link] of links) {
        if (id === inner) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-10% 0px -70% 0px" },
  );
  for (const id of links.keys()) {
    const unit = document.getElementById(id);
    if (unit) observer.observe(unit);
  }
}

for (const contents of document.querySelectorAll("[data-law-contents]")) {
  offerSearch(contents);
  followReading(contents);
}
