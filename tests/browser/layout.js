// What is wrong with the layout of the page as it stands, as a list of sentences. Called with {elder}.
({ elder }) => {
  const HIDDEN_ON_PURPOSE = ".visually-hidden, .table--stack thead, .skip-link";
  const INTERACTIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const problems = [];
  const name = (e) => {
    const words = (e.textContent || e.getAttribute("aria-label") || e.name || "").replace(/\s+/g, " ").trim();
    return `${e.localName}${e.className?.replace ? `.${[...e.classList].join(".")}` : ""} “${words.slice(0, 20)}”`;
  };
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(HIDDEN_ON_PURPOSE);
  const all = [...document.body.querySelectorAll("*")].filter(shown);
  const root = document.documentElement;

  if (root.scrollWidth > root.clientWidth) {
    const widest = all.filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3);
    problems.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide: ${widest.map(name)}`);
  }

  // The boxes of all words that are seen below `e`; what scrolls in a frame of its own is not cut off.
  const words = (e) => {
    const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    const boxes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || !shown(node.parentElement) || framed(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
    }
    return boxes;
  };
  const framed = (e) => e.closest(".table-scroll, .chart, pre, svg");
  for (const e of all) {
    const style = getComputedStyle(e);
    const cuts = (value) => value === "hidden" || value === "clip";
    if ((cuts(style.overflowX) || cuts(style.overflowY)) && !e.closest("svg")) {
      const frame = e.getBoundingClientRect();
      const outside = words(e).some((box) => box.right > frame.right + 1 || box.left < frame.left - 1 ||
        box.bottom > frame.bottom + 1 || box.top < frame.top - 1);
      if (outside) problems.push(`cut off: ${name(e)}`);
    }
    if (e.getBoundingClientRect().left < -1 && !framed(e)) problems.push(`left of the page: ${name(e)}`);
  }

  const targets = all.filter((e) => e.matches(INTERACTIVE) && e.getClientRects().length);
  const boxes = targets.flatMap((e) => [...e.getClientRects()].map((box) => ({ e, box })));
  boxes.forEach((a, number) => {
    for (const b of boxes.slice(number + 1)) {
      if (a.e.contains(b.e) || b.e.contains(a.e)) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (width > 2 && height > 2) problems.push(`overlap: ${name(a.e)} and ${name(b.e)}`);
    }
  });

  // In running text: beside words of the same line that are no link (WCAG 2.5.8, "inline").
  const inText = (e) => {
    const block = e.closest("p, li, dd, td, th, figcaption, blockquote, label, legend");
    if (!block || getComputedStyle(e).display !== "inline") return false;
    const own = [...block.querySelectorAll("a, button")].reduce((sum, a) => sum + a.textContent.trim().length, 0);
    return block.textContent.trim().length > own || block.matches(".prose *");
  };
  const hit = (e) => {
    const label = e.matches("[type=checkbox], [type=radio]") ? e.closest("label") ?? e.labels?.[0] : null;
    return (label ?? e).getBoundingClientRect();
  };
  for (const e of targets) {
    if (inText(e)) continue;
    const box = hit(e);
    const wanted = elder ? 60 : e.matches("button, input, select, textarea, .button, .masthead__menu a") ? 44 : 24;
    if (box.height < wanted - 0.5) problems.push(`${Math.round(box.height)} px high instead of ${wanted}: ${name(e)}`);
  }

  if (elder) {
    const small = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const e = node.parentElement;
      if (!node.data.trim() || !shown(e) || e.closest("script, style, noscript")) continue;
      const scale = e instanceof SVGGraphicsElement ? e.getScreenCTM().a : 1;
      const size = parseFloat(getComputedStyle(e).fontSize) * scale;
      if (size < 17.95) small.add(`${size.toFixed(1)} px letters: ${name(e)}`);
    }
    problems.push(...small);
    for (const e of document.querySelectorAll("main *")) {
      if (!shown(e)) continue;
      const style = getComputedStyle(e);
      const grid = style.display === "grid" ? style.gridTemplateColumns.split(" ").filter((w) => w !== "0px") : [];
      const columns = style.columnCount === "auto" ? 1 : Number(style.columnCount);
      const sideBySide = grid.length > 1 && [...e.children].filter((c) => c.querySelector("p, h2, h3, li")).length > 1;
      if (sideBySide || columns > 1) problems.push(`${Math.max(grid.length, columns)} columns: ${name(e)}`);
    }
    const bar = document.querySelector(".call-bar");
    const content = document.querySelector("main");
    if (!bar || !(bar.compareDocumentPosition(content) & Node.DOCUMENT_POSITION_FOLLOWING)) {
      problems.push("no numbers to call before the content");
    }
  }
  return [...new Set(problems)];
}
