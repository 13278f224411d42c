// The page at /: to the language chosen last, or else the first of the browser's that there is; to English for the rest.
// With data-stay it only says which that is, in data-language of the page.
(() => {
  const { languages, roots, stay } = document.currentScript.dataset;
  const known = languages.split(" ");
  let chosen = null;
  try {
    chosen = localStorage.getItem("language-pair-language");
  } catch {
    // Storage is refused.
  }
  if (!known.includes(chosen)) {
    const wanted = (navigator.languages || [navigator.language]).map((tag) => tag.toLowerCase());
    const first = wanted.find((tag) => /^(zh|en)\b/.test(tag)) || "en";
    chosen = first.startsWith("zh") ? "zh-tw" : "en";
  }
  if (stay === undefined) location.replace(roots.split(" ")[known.indexOf(chosen)] + "index.html" + location.hash);
  else document.documentElement.dataset.language = chosen;
})();
