// The switch leads to the same place on the other page, or to the same search, and the choice is remembered for /.
// Without this script it leads to the top of the same page. From a page without a counterpart it leads home.
(() => {
  const links = document.querySelectorAll("a.language-switch-link");
  const follow = () => {
    for (const link of links) {
      link.search = window.location.search;
      link.hash = window.location.hash;
    }
  };
  const remember = (event) => {
    try {
      localStorage.setItem("language-pair-language", event.currentTarget.dataset.language);
    } catch {
      // Storage is refused (private window, file://): the switch works, only unremembered.
    }
  };
  for (const link of document.querySelectorAll(".language-switch a")) link.addEventListener("click", remember);
  window.addEventListener("hashchange", follow);
  // The theme's menu changes the address without the event.
  for (const type of ["pointerdown", "focusin"]) document.addEventListener(type, follow, true);
  follow();
})();
