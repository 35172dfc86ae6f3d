// The words whose colour hardly differs from the ground below them: less than 4.5 : 1 (WCAG 2.2, 1.4.3).
() => {
  const parts = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  const luminance = ({ rgb }) => {
    const [red, green, blue] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const canvas = document.body.appendChild(document.createElement("i"));
  canvas.style.backgroundColor = "Canvas";
  const page = parts(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  const ground = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.alpha > 0.99) return colour;
    }
    return page;
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || e.closest("script, style") || !e.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(e);
    const colour = parts(e.closest("svg") ? style.fill : style.color);
    const [dark, light] = [luminance(colour), luminance(ground(e))].sort((a, b) => a - b);
    if ((light + 0.05) / (dark + 0.05) < 4.5) found.add(`${style.color} on ${ground(e).rgb}: ${node.data.trim().slice(0, 30)}`);
  }
  return [...found];
}
