// Light, dark or as the system is: before the first paint, so that nothing flashes. Without a script the system decides.
(() => {
  const root = document.documentElement;
  const KEY = "site-theme-colours";
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is refused: the choice holds for this page
    }
  };
  const use = (colours) => {
    if (colours === "light" || colours === "dark") root.dataset.theme = colours;
    else delete root.dataset.theme;
  };
  use(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".colours-button");
    if (!button) return;
    const name = () => {
      button.ariaLabel = button.title = button.dataset[root.dataset.theme ?? "auto"];
    };
    button.addEventListener("click", () => {
      const next = { undefined: "light", light: "dark" }[root.dataset.theme] ?? "auto";
      use(next);
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // not remembered
      }
      name();
    });
    name();
    // Another tab of the site follows.
    addEventListener("storage", (event) => {
      if (event.key !== KEY) return;
      use(event.newValue);
      name();
    });
  });
})();
