// The search box of each page: what is needed before a reader turns to it. The rest is loaded then.
window.SearchBox = (() => {
  const form = document.getElementById("rtd-search-form");
  if (!form) return undefined;
  const input = form.elements.q;
  const hint = form.querySelector(".search-key");
  const menu = document.querySelector(".menu-button");

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
  // A page that a result has opened: its words are marked.
  if (CSS.highlights && new URLSearchParams(location.search).has("marked")) add(form.dataset.marks).catch(() => {});
  // Before the list is there to see to it: no address is too long for a server.
  form.addEventListener("submit", () => (input.value = [...input.value].slice(0, 300).join("")));

  // The key / can be turned off (WCAG 2.1.4), on the page of results.
  const isKeyOn = () => {
    try {
      return localStorage.getItem("pycontw-key-slash") !== "off";
    } catch {
      return true; // storage is refused: nothing is remembered
    }
  };
  const showKey = (on = isKeyOn()) => {
    hint.hidden = !on;
    input.setAttribute("aria-keyshortcuts", `${on ? "/ " : ""}Control+K Meta+K`);
  };
  let key = isKeyOn();
  const setKey = (on) => {
    key = on;
    try {
      localStorage.setItem("pycontw-key-slash", on ? "on" : "off");
    } catch {
      // as above
    }
    showKey(on);
  };
  showKey();

  const turnToBox = (tries = 9) => {
    const field = document.querySelector(".search-form input[name=q]") ?? input;
    const isInMenu = field === input && menu?.offsetParent && menu.ariaExpanded !== "true";
    if (isInMenu) menu.click();
    // The menu takes the keyboard to its first link, as soon as this event is over.
    queueMicrotask(() => {
      field.focus();
      field.select();
      const isThere = document.activeElement === field;
      if (!isThere && tries) requestAnimationFrame(() => turnToBox(tries - 1)); // the theme is not ready yet
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
  return { form, load, setKey, isKeyOn: () => key };
})();
