// Reads the text of the page aloud with a voice of the device. A voice that asks another host is not used.

const LONGEST = 180; // characters at a time: some engines stop in the middle of longer ones

/** Shows the button where the device has a voice of its own for the language of the page. */
function offerReading(root) {
  const button = root.querySelector("button.read-aloud");
  const engine = window.speechSynthesis;
  if (!button || !engine) return;
  const label = button.textContent;
  let voice = null;

  const look = () => {
    voice = localVoice(engine.getVoices(), document.documentElement.lang);
    button.classList.toggle("is-ready", voice !== null);
  };
  const stop = () => {
    engine.cancel();
    button.textContent = label;
    button.setAttribute("aria-pressed", "false");
  };
  const read = () => {
    const sentences = pieces(textOf(document.querySelector("main")));
    button.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
    sentences.forEach((sentence, number) => {
      const said = new SpeechSynthesisUtterance(sentence);
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = 0.9;
      if (number === sentences.length - 1) said.addEventListener("end", stop);
      engine.speak(said);
    });
  };

  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : read()));
  window.addEventListener("pagehide", () => engine.cancel());
  engine.addEventListener?.("voiceschanged", look);
  look();
}

/** The first voice on the device for the language, `null` without one. */
function localVoice(voices, language) {
  const wanted = language.slice(0, 2).toLowerCase();
  return voices.find((v) => v.localService && v.lang.toLowerCase().startsWith(wanted)) ?? null;
}

/** What is to be read: headings, paragraphs, items and cells, in order. */
function textOf(main) {
  if (!main) return [];
  const said = "h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, summary";
  return [...main.querySelectorAll(said)]
    .filter((e) => !e.closest("nav, form, button, .page-tools, [hidden]") && !e.querySelector(said))
    .map((e) => e.textContent.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}

/** Paragraphs cut at the ends of sentences, none longer than an engine takes. */
function pieces(paragraphs) {
  return paragraphs.flatMap((p) => p.match(new RegExp(`[^。！？；!?;]{1,${LONGEST}}[。！？；!?;]?`, "gu")) ?? []);
}

offerReading(document);
