// Shows the source under each translated passage, or hides it: by the switch under the title, or by the
// key b, which can be turned off (WCAG 2.1.4). Both choices are remembered. Without this script the page
// is simply the translation.
(() => {
  const root = document.documentElement;
  const stored = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage is refused: nothing is remembered
    }
  };
  const store = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // as above
    }
  };
  const isOn = () => root.classList.contains("reading-both");
  // Before the page is drawn, so that nothing jumps.
  root.classList.toggle("reading-both", stored("language-pair-reading-both") === "on");

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".reading-both-switch");
    const key = document.querySelector(".reading-both-key");
    if (!button) return;
    let keyIsOn = stored("language-pair-key-b") !== "off";
    const show = () => {
      button.setAttribute("aria-pressed", String(isOn()));
      button.querySelector("kbd").hidden = !keyIsOn;
      key.setAttribute("aria-pressed", String(keyIsOn));
      key.hidden = !isOn();
    };
    const toggle = () => {
      // What is being read stays where it is, though everything above it grows.
      const main = document.querySelector("[role=main], main") ?? document.body;
      const passages = [...main.querySelectorAll(":is(h1, h2, h3, h4, p, li, dt, td, th)")];
      const anchor = passages.find((each) => each.getBoundingClientRect().top >= 0);
      const before = anchor?.getBoundingClientRect().top;
      root.classList.toggle("reading-both");
      store("language-pair-reading-both", isOn() ? "on" : "off");
      show();
      if (anchor) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
    };
    button.addEventListener("click", toggle);
    key.addEventListener("click", () => {
      keyIsOn = !keyIsOn;
      store("language-pair-key-b", keyIsOn ? "on" : "off");
      show();
    });
    document.addEventListener("keydown", (event) => {
      if (!keyIsOn || event.key !== "b" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      toggle();
    });
    show();
  });
})();
