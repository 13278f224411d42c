// Filters the cards by city, region and status. The choice is in the address, so that it can be
// shared; Escape takes it back. Without this script the form stays hidden and all cards are there.
(() => {
  for (const form of document.querySelectorAll("form.community-filter")) {
    const selects = [...form.querySelectorAll("select")];
    const count = form.querySelector("[role=status]");
    const grid = form.nextElementSibling;
    const cards = [...grid.querySelectorAll(".community-card")];
    grid.classList.toggle("long-list", cards.length > 100);
    const target = () => document.getElementById(location.hash.slice(1))?.closest(".community-card");

    const show = () => {
      const chosen = selects.filter((select) => select.value);
      let shown = 0;
      for (const card of cards) {
        card.hidden = !chosen.every((select) => card.dataset[select.name] === select.value);
        shown += card.hidden ? 0 : 1;
      }
      form.classList.toggle("active", chosen.length > 0);
      count.textContent = count.dataset.text.replace("{shown}", shown);
    };
    const remember = () => {
      const address = new URL(location.href);
      for (const { name, value } of selects) {
        address.searchParams.delete(name);
        if (value) address.searchParams.set(name, value);
      }
      if (target()?.hidden) address.hash = ""; // an address never leads to what it hides
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // A page opened as a file may not change its address: the filter works, only unremembered.
      }
    };
    const change = () => {
      show();
      remember();
    };
    const button = form.querySelector("button");
    const clear = () => {
      const isAtButton = document.activeElement === button; // which goes
      for (const select of selects) select.value = "";
      change();
      if (isAtButton) selects[0].focus();
    };
    const reveal = () => {
      if (cards.includes(target()) && target().hidden) {
        clear();
        target().scrollIntoView();
      }
    };

    const asked = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = asked.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = ""; // nothing that this page has
    }
    form.hidden = false;
    show();
    reveal();
    form.addEventListener("change", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    button.addEventListener("click", clear);
    window.addEventListener("hashchange", reveal);
    document.addEventListener("keydown", (event) => {
      const { key, target: at } = event;
      const isHere = at === document.body || form.contains(at) || grid.contains(at);
      if (key !== "Escape" || !isHere || !form.classList.contains("active")) return;
      event.preventDefault(); // and nothing else
      clear();
    });
  }
})();
