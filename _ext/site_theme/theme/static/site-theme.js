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
  /** Scrolls *box*, and nothing around it, to where *link* is. */
  const show = (box, link) => {
    const [around, place] = [box.getBoundingClientRect(), link.getBoundingClientRect()];
    const isSeen = place.bottom <= around.bottom && place.top >= around.top;
    if (!isSeen) box.scrollTop += place.top - around.top - around.height / 3;
  };
  if (here) {
    show(menu, here);
    menu.addEventListener("toggle", () => show(menu, here));
  }

  // -- Contents that were cut short have all headings of the page ---------------------------------
  const contents = one(".page-contents");
  const make = (tag, properties, ...content) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  };
  /** A copy of the heading of *section*, without its source. */
  const headingOf = (section) => {
    const heading = one("h1, h2, h3, h4, h5, h6", section).cloneNode(true);
    for (const original of all(".source-text", heading)) original.remove();
    return heading;
  };
  const linkTo = (section, href) => {
    const heading = headingOf(section);
    for (const link of all("a", heading)) link.replaceWith(...link.childNodes);
    return make("a", { className: "reference internal", href }, ...heading.childNodes);
  };
  const listOf = (sections) => {
    const items = sections.map((section) => {
      const below = all(":scope > section[id]", section);
      const href = section.parentElement.closest("section") ? `#${encodeURIComponent(section.id)}` : "#";
      return make("li", {}, linkTo(section, href), ...(below.length ? [listOf(below)] : []));
    });
    return make("ul", {}, ...items);
  };
  if (contents && one(".contents-rest", contents)) {
    const whole = all("[role=main] section[id]").filter((section) => !section.parentElement.closest("section"));
    one("ul", contents).replaceWith(listOf(whole));
  }

  // -- Headings further down a long note get their permalinks here, named as the first ones ---------
  const naming = one("[data-permalink]");
  const model = naming && one(".heading > .headerlink");
  for (const box of model ? all(".heading:not(:has(> .headerlink))") : []) {
    const section = box.parentElement;
    const link = model.cloneNode(true);
    link.setAttribute("href", `#${section.id}`);
    const words = headingOf(section).textContent.trim().replace(/\s+/g, " ");
    link.title = naming.dataset.permalink.replace("%s", () => words);
    box.append(link);
  }

  // -- The contents mark the part that is being read ----------------------------------------------
  const links = all(".page-contents a[href^='#']").filter((link) => link.hash.length > 1);
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let marked = -1;
  const follow = () => links[marked] && show(contents, links[marked]);
  const mark = () => {
    let current = -1;
    parts.forEach((part, index) => {
      if (part && part.getBoundingClientRect().top < innerHeight / 4) current = index;
    });
    if (current === marked) return;
    links[marked]?.removeAttribute("aria-current");
    links[current]?.setAttribute("aria-current", "true");
    marked = current;
    follow();
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
    contents.addEventListener("toggle", follow);
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
