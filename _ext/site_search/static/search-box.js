// The search box of each page: what is needed before a reader turns to it. The rest is loaded then.
window.SearchBox = (() => {
  const form = document.getElementById("search-box");
  if (!form) return undefined;
  const input = form.elements.q;
  // The page of results has a field of its own, which the keys lead to.
  const field = document.querySelector(".search-form input[name=q]") ?? input;
  const hint = field.form.querySelector(".search-key");

  const add = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, async: false, onload: resolve, onerror: reject });
      document.head.append(script);
    });
  let loaded;
  /** The script of the search, once; asked again after a failure, it is loaded again. */
  const load = () => {
    loaded ??= add(form.dataset.script).catch((failure) => {
      loaded = undefined;
      throw failure;
    });
    return loaded;
  };
  const prepare = () => load().then(() => window.SiteSearch.ready()).catch(() => {}); // the list says what failed
  for (const type of ["focusin", "pointerenter", "input"]) form.addEventListener(type, prepare, { once: true });
  /** What to say of a search that has failed: the scripts or the index cannot be read, or there is a fault in them. */
  const sayFailure = (error) => {
    const { Unreadable } = window.SiteSearch ?? {};
    if (error instanceof Event || (Unreadable && error instanceof Unreadable)) return form.dataset.unreadable;
    console.error(error); // for who mends it
    return form.dataset.failed;
  };
  // A page that a result has opened: its words are marked.
  if (CSS.highlights && new URLSearchParams(location.search).has("marked")) add(form.dataset.marks).catch(() => {});
  // Before the list is there to see to it: no address is too long for a server.
  form.addEventListener("submit", () => (input.value = [...input.value].slice(0, 300).join("")));

  // The key / can be turned off (WCAG 2.1.4), on the page of results.
  const isKeyOn = () => {
    try {
      return localStorage.getItem("site-search-key-slash") !== "off";
    } catch {
      return true; // storage is refused: nothing is remembered
    }
  };
  const showKey = (on = isKeyOn()) => {
    hint.hidden = !on;
    field.setAttribute("aria-keyshortcuts", `${on ? "/ " : ""}Control+K Meta+K`);
  };
  let key = isKeyOn();
  const setKey = (on) => {
    key = on;
    try {
      localStorage.setItem("site-search-key-slash", on ? "on" : "off");
    } catch {
      // as above
    }
    showKey(on);
  };
  showKey();

  const isInSight = (element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && right > 0 && left < innerWidth && getComputedStyle(element).visibility === "visible";
  };
  // Where a theme has put the box into a menu, its script opens that on "search-turn": it does so in its own time, and
  // may take the keyboard to its first link. Without such a script the page of results has a field that is in sight.
  const turnToBox = (tries = 9) => {
    if (field === input) form.dispatchEvent(new Event("search-turn", { bubbles: true }));
    queueMicrotask(() => {
      field.focus({ preventScroll: !isInSight(field) });
      field.select();
      if (document.activeElement === field && isInSight(field)) return;
      if (tries) requestAnimationFrame(() => turnToBox(tries - 1)); // the theme is not ready yet
      else location.assign(form.action);
    });
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const isSlash = key && event.key === "/" && !event.ctrlKey && !event.metaKey;
    const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    turnToBox();
  });
  return { form, load, sayFailure, setKey, isKeyOn: () => key };
})();
