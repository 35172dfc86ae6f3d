// What is wrong with the layout of a screen of the administration. Called with {own, isPhone}: a selector of
// what a finger is to hit on a phone, and whether this is one. Nothing anywhere may be too wide.
({ own, isPhone }) => {
  const HIT = "a.button, button, summary, label.signoff-declares, select, textarea, input:not([type=hidden])";
  // What it puts beyond the window on purpose: a list of headings, an icon in the margin, a field for scripts.
  const WAGTAIL = ".w-minimap, svg, .js-translation-editor";
  const name = (e) => `${e.localName}.${[...e.classList].join(".")} “${(e.textContent || e.name || "").trim().slice(0, 20)}”`;
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".w-sr-only");
  const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX);
  const scrollsWithin = (e) => (e.matches("main") ? false : scrolls(e) || scrollsWithin(e.parentElement));
  const problems = [];
  // Wagtail cuts off at the window what is too wide for it, so that no width of the page would tell.
  const wide = document.documentElement.clientWidth + 1;
  for (const e of document.querySelectorAll("main *")) {
    const isHiddenHead = isPhone && e.closest(".signoff-stack thead");
    if (e.closest(WAGTAIL) || !shown(e) || isHiddenHead || scrollsWithin(e)) continue;
    const { left, right, width } = e.getBoundingClientRect();
    if (width && (right > wide || left < -1)) problems.push(`beyond the window: ${name(e)}`);
  }
  for (const root of isPhone ? document.querySelectorAll(own) : []) {
    for (const e of root.querySelectorAll(HIT)) {
      if (!shown(e) || e.disabled) continue;
      const box = e.matches("[type=checkbox], [type=radio]") ? e.closest("label") ?? e : e;
      const { height } = box.getBoundingClientRect();
      const wanted = e.matches("[type=checkbox], [type=radio]") ? 24 : 44;
      if (height < wanted - 0.5) problems.push(`${Math.round(height)} px high instead of ${wanted}: ${name(e)}`);
    }
  }
  return [...new Set(problems)];
}
