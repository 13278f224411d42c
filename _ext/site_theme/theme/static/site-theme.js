// What a script adds to the frame, which is complete without it.
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // -- Menu and contents are drawers on narrow screens: a link in one closes it ---------------------
  for (const drawer of all("[popover].drawer")) {
    drawer.addEventListener("click", (event) => {
      if (event.target.closest("a") && drawer.matches(":popover-open")) drawer.hidePopover();
    });
  }

  // Escape closes an open drawer and does nothing else.
  const closeDrawer = (event) => {
    const drawer = event.key === "Escape" && one("[popover].drawer:popover-open");
    if (!drawer) return;
    event.preventDefault();
    drawer.hidePopover();
  };
  if (HTMLElement.prototype.hidePopover) document.addEventListener("keydown", closeDrawer, true);

  // -- The menu shows the page that one is on ----------------------------------------------------
  const menu = one(".site-menu");
  const here = menu && one("a.current", menu);
  const show = () => {
    const [box, link] = [menu.getBoundingClientRect(), here.getBoundingClientRect()];
    if (link.bottom > box.bottom || link.top < box.top) menu.scrollTop += link.top - box.top - box.height / 3;
  };
  if (here) {
    show();
    menu.addEventListener("toggle", show);
  }

  // -- The contents mark the part that is being read ----------------------------------------------
  const links = all(".page-contents a[href^='#']").filter((link) => link.hash.length > 1);
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    let current = -1;
    parts.forEach((part, index) => {
      if (part && part.getBoundingClientRect().top < innerHeight / 4) current = index;
    });
    links.forEach((link, index) => {
      if (index === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  let waiting = 0;
  const markSoon = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      mark();
    });
  };
  if (links.length) {
    addEventListener("scroll", markSoon, { passive: true });
    addEventListener("resize", markSoon);
    mark();
  }

  // -- Code or a table that is wider than its box scrolls, by keyboard too, in every browser ----------
  // What fits is no stop on the way.
  const watch = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of all("[role=main] :is(pre, .table-box)")) watch.observe(box);

  // -- The search box is in sight before a search turns to it ----------------------------------------
  document.addEventListener("search-turn", () => {
    for (const drawer of all("[popover].drawer")) if (drawer.matches(":popover-open")) drawer.hidePopover();
  });
})();
