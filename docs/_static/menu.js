// The theme opens and closes the menu of a narrow page; this says so to screen readers, takes the
// keyboard into it, closes it with Escape, and opens it for the search box. It also names the buttons that open a part of the menu: the
// theme's name for them is English in every language, and does not say which part.
(() => {
  const button = document.querySelector(".menu-button");
  const menu = document.querySelector(".wy-nav-side");
  if (!button || !menu) return;
  menu.id = button.getAttribute("aria-controls");
  const isOpen = () => menu.classList.contains("shift");
  new MutationObserver(() => {
    if (button.getAttribute("aria-expanded") === String(isOpen())) return;
    button.setAttribute("aria-expanded", String(isOpen()));
    if (isOpen()) menu.querySelector("a").focus();
  }).observe(menu, { attributes: true, attributeFilter: ["class"] });
  const nameParts = () => {
    for (const part of menu.querySelectorAll(".toctree-expand")) {
      const link = part.parentElement; // which would else be called by the button's name and its own
      part.removeAttribute("title");
      part.ariaLabel = link.ariaLabel = link.textContent;
      part.ariaExpanded = String(part.closest("li").classList.contains("current"));
      link.lang = link.querySelector("[lang]")?.lang ?? document.documentElement.lang;
    }
  };
  // The theme makes the buttons when it pleases, perhaps after the page is loaded.
  new MutationObserver(nameParts).observe(menu, { subtree: true, childList: true, attributeFilter: ["class"] });
  // The theme has the menu show the page that one is on; the browser's own way would have Tab go on from there,
  // not from the card or the post that the address leads to.
  const side = menu.querySelector(".wy-side-scroll");
  for (const link of menu.querySelectorAll("a")) {
    link.scrollIntoView = () => {
      side.scrollTop += link.getBoundingClientRect().top - side.getBoundingClientRect().top;
    };
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.preventDefault(); // and nothing else
    button.click();
    button.focus();
  });
  // The search box stands in the menu.
  document.addEventListener("search-turn", () => button.offsetParent && !isOpen() && button.click());
  document.addEventListener("search-done", () => isOpen() && button.click());
})();
