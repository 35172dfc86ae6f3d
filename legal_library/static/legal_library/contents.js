// The table of contents finds headings and articles: by number, by our caption, by the words of the text.

const DIGITS = "零一二三四五六七八九";
const MOST_FOUND = 20;

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

/** Articles whose caption has the words, then those whose text has them; one more than are shown. */
function articlesWith(words, articles) {
  const first = [];
  const then = [];
  for (const article of articles) {
    if (article.querySelector(".law-caption")?.textContent.includes(words)) first.push(article);
    else if (article.textContent.includes(words)) then.push(article);
    if (first.length > MOST_FOUND) break;
  }
  return [...first, ...then].slice(0, MOST_FOUND + 1);
}

function linkTo(article) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${article.id}`;
  const caption = article.querySelector(".law-caption");
  const text = article.textContent.slice(caption?.textContent.length ?? 0);
  const number = article.querySelector(".law-number")?.textContent ?? "";
  const words = document.createElement("small");
  words.textContent = caption?.textContent ?? `${text.replace(number, "").trim().slice(0, 30)}…`;
  link.append(number, " ", words);
  item.append(link);
  return item;
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
  const status = box.querySelector(".law-contents__status");
  const found = box.querySelector(".law-contents__found");
  const items = contents.querySelectorAll("details > ol li");
  const articles = document.querySelectorAll(".law-article");
  box.hidden = false;

  const look = () => {
    const words = input.value.trim();
    const named = articleOf(words);
    const fitting = named ? [named] : words ? articlesWith(words, articles) : [];
    const shown = filter(items, words);
    found.replaceChildren(...fitting.slice(0, MOST_FOUND).map(linkTo));
    found.hidden = !fitting.length;
    if (!shown && !fitting.length) status.textContent = box.dataset.none;
    else status.textContent = fitting.length > MOST_FOUND ? box.dataset.more : "";
  };
  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    look();
    if (input.value.trim()) contents.querySelector("details li:not([hidden]) > a")?.click();
  });
}

for (const contents of document.querySelectorAll("[data-law-contents]")) offerSearch(contents);
