// How a result looks, here and on the page of results; and the list under the search box: an editable combobox with
// a list, https://www.w3.org/WAI/ARIA/apg/patterns/combobox/.
window.SearchShown = (() => {
  const make = (tag, className, ...content) => {
    const element = Object.assign(document.createElement(tag), { className });
    element.append(...content);
    return element;
  };
  /** A text of the index, the words that were searched for marked; always as text, never as markup. */
  const text = (tag, className, { lang, pieces, cutBefore, cutAfter }) => {
    const shown = pieces.map((piece) => {
      if (!piece.marked && !piece.lang) return piece.text;
      const part = make(piece.marked ? "mark" : "span", "", piece.text);
      if (piece.lang) part.lang = piece.lang;
      return part;
    });
    const element = make(tag, className, cutBefore ? "…" : "", ...shown, cutAfter ? "…" : "");
    if (lang) element.lang = lang;
    return element;
  };
  const say = (label, values) => label.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  /** How many: `for` the words that were searched for, or `all`. */
  const count = (labels, number, kind = "", values = {}) => {
    const label = kind === "all" ? "all-many" : `${number === 1 ? "one" : "many"}${kind && `-${kind}`}`;
    return say(labels[label], { count: number.toLocaleString(document.documentElement.lang), ...values });
  };
  /** What a reader should know beside the results, *lost* being what is not shown of them, and why. */
  const note = (labels, found, { unread, failed }) =>
    [
      found.isEmpty && !found.hits.length ? labels.empty : !found.hits.length && labels.none,
      found.isCut && labels.cut,
      (found.isIncomplete || unread) && labels.incomplete,
      failed,
    ]
      .filter(Boolean)
      .join(" ");
  /** The results of *found* in their places, made by *show*; one that fails takes no other with it. */
  const read = async (found, from, to, show) => {
    const lost = {};
    const each = async (hit, index) => {
      try {
        const result = await SiteSearch.read(hit, found);
        if (result) return show(result, index);
        lost.unread = true;
      } catch (error) {
        lost.failed = SearchBox.sayFailure(error);
      }
      return undefined;
    };
    const items = await Promise.all(found.hits.slice(from, to).map(each));
    return { items: items.filter(Boolean), lost };
  };
  /** Says *words* to a screen reader when a reader has stopped typing. */
  const announce = (region, words) => {
    clearTimeout(region.waiting);
    region.waiting = setTimeout(() => (region.textContent = words), 700);
  };
  const kind = (labels, { kind }) => {
    const isText = kind === "page" || kind === "heading";
    return make("span", isText ? "search-kind" : "search-kind search-kind-record", labels[`kind-${kind}`] ?? "");
  };
  const about = ({ trail, passage }) => [
    ...(trail ? [text("span", "search-trail", trail)] : []),
    ...(passage ? [text("span", "search-passage", passage)] : []),
  ];
  return { make, text, say, count, note, read, announce, kind, about };
})();

(() => {
  const { form } = SearchBox;
  const { make, text, count, note, read, announce, kind, about } = SearchShown;
  const input = form.elements.q;
  const box = form.querySelector(".search-list");
  const sentence = box.querySelector(".search-note");
  const list = box.querySelector("[role=listbox]");
  const status = Object.assign(make("p", "visually-hidden"), { role: "status" });
  const shownAtMost = 6;
  let turn = 0; // of the newest search: what an older one finds is not shown
  let asked = "";
  let waiting;
  let active = -1;

  const place = () => {
    const { left, bottom } = input.getBoundingClientRect();
    const room = document.documentElement.clientWidth - box.offsetWidth - 8;
    box.style.left = `${Math.max(8, Math.min(left, room))}px`;
    box.style.top = `${bottom + 4}px`;
    box.style.maxHeight = `${Math.max(120, (visualViewport?.height ?? innerHeight) - bottom - 12)}px`;
  };
  const activate = (index) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[index];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    turn += 1;
    asked = "";
    clearTimeout(waiting);
    activate(-1);
    if (!box.hidden) box.hidePopover?.();
    box.hidden = true;
    input.ariaExpanded = "false";
  };
  const show = (options, words) => {
    activate(-1);
    list.replaceChildren(...options);
    list.hidden = !options.length;
    sentence.textContent = words;
    sentence.hidden = !words;
    input.ariaExpanded = String(options.length > 0);
    if (box.hidden) {
      box.hidden = false;
      box.showPopover?.();
    }
    list.scrollTop = 0;
    place();
  };
  const option = (index, href, className, ...content) => {
    const link = make("a", `search-option ${className}`, ...content);
    Object.assign(link, { id: `search-option-${index}`, href, role: "option", ariaSelected: "false", tabIndex: -1 });
    return link;
  };
  const describe = (labels) => (result, index) => {
    const head = make("span", "search-head", kind(labels, result), " ", text("span", "search-title", result.title));
    return option(index, result.href, "", head, ...about(result));
  };
  const all = (labels, found, index) => {
    const address = new URL(form.action);
    address.search = new URLSearchParams({ q: [...found.query].slice(0, 300).join("") });
    return option(index, address.href, "search-all", count(labels, found.hits.length, "all"));
  };

  const search = async () => {
    clearTimeout(waiting);
    const mine = ++turn;
    asked = input.value;
    if (!asked) return close();
    try {
      const { labels } = await SiteSearch.ready();
      const found = await SiteSearch.search(asked, { first: shownAtMost });
      if (mine !== turn) return;
      const { items: options, lost } = await read(found, 0, shownAtMost, describe(labels));
      if (mine !== turn) return;
      if (found.hits.length > 1) options.push(all(labels, found, options.length));
      const words = note(labels, found, lost);
      show(options, words);
      announce(status, [found.hits.length ? count(labels, found.hits.length) : "", words].join(" "));
    } catch (error) {
      if (mine !== turn) return;
      const words = SearchBox.sayFailure(error);
      show([], words);
      announce(status, words);
    }
  };
  const typed = () => {
    clearTimeout(waiting);
    if (input.value === asked) return;
    if (!input.value) close();
    else if (asked) waiting = setTimeout(search, 80);
    else search();
  };

  const move = (step) => {
    if (box.hidden) return void (input.value && search());
    const places = list.children.length + 1; // the box itself is one of them
    activate(((active + 1 + step + places) % places) - 1);
  };
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => list.children[active].click(),
    Escape: () => (box.hidden ? (input.value = "") : close()),
  };
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (key === "Tab") close();
    if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) activate(-1);
    const isOurs = key === "Enter" ? active >= 0 : key === "Escape" ? !box.hidden || input.value : key in keys;
    if (!isOurs) return;
    event.preventDefault();
    event.stopPropagation(); // Escape closes neither the menu nor the marks
    keys[key]();
  });
  input.addEventListener("input", (event) => event.isComposing || typed());
  input.addEventListener("compositionstart", () => clearTimeout(waiting));
  input.addEventListener("compositionend", typed);
  form.addEventListener("submit", close);
  // A press on the list leaves the keyboard in the box, a press or a step elsewhere closes the list. To lose the
  // keyboard alone does not: on a phone the list is read with the keys put away.
  box.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ ctrlKey, metaKey, shiftKey }) => {
    if (ctrlKey || metaKey || shiftKey) return; // opens elsewhere
    close();
    form.dispatchEvent(new Event("search-done", { bubbles: true })); // a theme's menu around the box closes
  });
  for (const type of ["pointerdown", "focusin"]) {
    document.addEventListener(type, ({ target }) => form.contains(target) || close());
  }
  for (const type of ["pagehide", "hashchange"]) addEventListener(type, close);
  addEventListener("resize", () => box.hidden || place());
  addEventListener("scroll", ({ target }) => box.hidden || target === list || place(), true);

  form.append(status);
  Object.assign(input, { role: "combobox", ariaAutoComplete: "list" });
  input.setAttribute("aria-controls", list.id);
  close();
  if (document.activeElement === input) typed(); // what was typed while this was loaded
})();
