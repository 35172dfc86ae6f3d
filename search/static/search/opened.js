// Which hit was opened is counted, without who: it shows editors where the answer stands too far below.

const list = document.querySelector("[data-opened]");

function note(event) {
  const link = event.target.closest("a[data-rank]");
  if (!link || !navigator.sendBeacon) return;
  const { opened, words } = list.dataset;
  navigator.sendBeacon(opened, new URLSearchParams({ q: words, rank: link.dataset.rank }));
}

list?.addEventListener("click", note);
list?.addEventListener("auxclick", note);
