// The theme opens and closes the menu of a narrow page; this says so to screen readers, takes the
// keyboard into it, and closes it with Escape.
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
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    button.click();
    button.focus();
  });
})();
