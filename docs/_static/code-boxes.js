// Code that is wider than its box scrolls, by keyboard too: some browsers let nobody into such a box who has no
// mouse. Code that fits is no stop on the way. Without this script most browsers do the same by themselves.
(() => {
  const observer = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll(".rst-content pre")) observer.observe(box);
})();
