// Shows of each community the next meeting that is not over, whenever the page was built, by the reader's clock. Without
// this script the page gives the next ones as of the day on which it was built.
(() => {
  for (const list of document.querySelectorAll(".next-meetings")) {
    const items = [...list.querySelectorAll("li")];
    for (const item of items) {
      const times = [...item.querySelectorAll("time")];
      const next = times.find((time) => Date.parse(time.dataset.until) > Date.now());
      for (const time of times) time.hidden = time !== next;
      item.hidden = !next;
    }
    list.hidden = items.every((item) => item.hidden);
  }
})();
