// What is wrong with the layout of the page as it stands, as a list of sentences. Called with {elder}.
({ elder }) => {
  const HIDDEN_ON_PURPOSE = ".visually-hidden, .table--stack thead, .skip-link, .feedback__trap";
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

  // The box of every line of words that is seen, and its core: the boxes of neighbouring lines reach into each other.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || e.closest("script, style, noscript") || !shown(e)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const quarter = (bottom - top) / 4;
      const core = { e, left, right, top: top + quarter, bottom: bottom - quarter };
      lines.push({ e, left, right, top, bottom, core });
    }
  }

  // A frame that cuts is seen by the lines inside that reach beyond it; what scrolls in a frame of its own is not cut.
  const overflow = new Map(all.map((e) => [e, getComputedStyle(e)]).map(([e, s]) => [e, [s.overflowX, s.overflowY]]));
  const scrolls = (e) => /auto|scroll/.test(overflow.get(e)?.[0]);
  for (const line of lines) {
    let scrolled = false;
    for (let e = line.e; e && e !== document.body; e = e.parentElement) {
      const [x, y] = overflow.get(e) ?? ["visible", "visible"];
      scrolled ||= scrolls(e);
      if (scrolled || !/hidden|clip/.test(x + y) || getComputedStyle(e).display === "inline") continue;
      const frame = e.getBoundingClientRect();
      if (line.right > frame.right + 1 || line.left < frame.left - 1 ||
        line.bottom > frame.bottom + 1 || line.top < frame.top - 1) problems.push(`cut off: ${name(e)}`);
    }
    if (!scrolled && line.right > root.clientWidth + 1) problems.push(`cut off by the window: ${name(line.e)}`);
    if (!scrolled && line.left < -1) problems.push(`left of the page: ${name(line.e)}`);
    line.scrolled = scrolled;
  }

  // What a drawing holds beyond its own frame is never seen; a code that lacks an edge cannot be read.
  const drawings = all.filter((e) => e.localName === "svg" && !e.ownerSVGElement && !e.closest("[aria-hidden=true]"));
  for (const e of drawings) {
    const frame = e.getBoundingClientRect();
    const view = e.viewBox.baseVal?.width ? e.viewBox.baseVal : null;
    const held = view ? e.getBBox() : { x: 0, y: 0, width: parseFloat(e.getAttribute("width")), height: 0 };
    const { a, d } = e.getScreenCTM();
    const [right, bottom] = [held.x + held.width - (view?.x ?? 0), held.y + held.height - (view?.y ?? 0)];
    if (right * a > frame.width + 1 || bottom * d > frame.height + 1) problems.push(`drawing cut off: ${name(e)}`);
  }

  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  const words = lines.filter((line) => !line.scrolled).map((line) => line.core).sort((a, b) => a.top - b.top);
  words.forEach((a, number) => {
    for (let next = number + 1; next < words.length && words[next].top < a.bottom; next += 1) {
      if (meet(a, words[next])) problems.push(`overlap: ${name(a.e)} and ${name(words[next].e)}`);
    }
  });

  const targets = all.filter((e) => e.matches(INTERACTIVE) && e.getClientRects().length);
  // What scrolls in a frame of its own meets nothing outside of it
  const frameOf = (e) => (!e || e === document.body ? null : scrolls(e) ? e : frameOf(e.parentElement));
  const boxes = targets.flatMap((e) => [...e.getClientRects()].map((box) => ({ e, box, frame: frameOf(e) })));
  boxes.forEach((a, number) => {
    for (const b of boxes.slice(number + 1)) {
      if (a.frame !== b.frame || a.e.contains(b.e) || b.e.contains(a.e)) continue;
      if (meet(a.box, b.box)) problems.push(`overlap: ${name(a.e)} and ${name(b.e)}`);
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
    for (const { e } of lines) {
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
