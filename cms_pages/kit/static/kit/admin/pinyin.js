/* Fills the slug of a new page with the pinyin of its title; see cms_pages/kit/widgets.py. */
(() => {
  const PAUSE = 300; // milliseconds without typing before the server is asked

  class Pinyin extends window.StimulusModule.Controller {
    static values = { url: String };

    connect() {
      this.made = ""; // the last slug that came from the title
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    /* A slug that somebody wrote, or that a saved page has, no longer follows the title. */
    compare(event) {
      if (this.element.value && this.element.value !== this.made) event.preventDefault();
    }

    apply(event) {
      const title = event.detail.value;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.fill(title), PAUSE);
    }

    async fill(title) {
      if (this.element.value && this.element.value !== this.made) return;
      const answer = await fetch(`${this.urlValue}?${new URLSearchParams({ title })}`);
      if (!answer.ok) return;
      const { slug } = await answer.json();
      this.made = slug;
      this.element.value = slug;
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  window.wagtail.app.register("kit-pinyin", Pinyin);
})();
