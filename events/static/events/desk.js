// A scanner types into the field: it has the focus whenever nothing else was found to press.
"use strict";

(() => {
  const field = document.querySelector("[data-desk-field]");
  if (!field) return;
  if (field.hasAttribute("autofocus")) {
    field.focus();
    field.select();
  }
})();
