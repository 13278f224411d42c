// Cuts a query into the words and terms that the index knows. _ext/site_search/terms.py does the same with the
// pages; tests/site_search/search_cases.json holds what both must give.
(() => {
  const UNSPACED =
    "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3040-\\u30ff\\u3100-\\u312f\\u31a0-\\u31bf\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}])`;
  const WORD = new RegExp(`([${UNSPACED}]+)|(?<!${LETTER})[a-z](?:\\+\\+|#)(?!${LETTER})|${LETTER}+`, "gu");

  const lower = (text) => {
    const small = text.toLowerCase();
    if (small.length === text.length) return small;
    return [...text].map((each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each)).join("");
  };
  // As it is looked up, of the same length: small letters, half-width, without accents, 臺 as 台.
  const fold = (text) =>
    lower(
      text
        .replace(/[\u00c0-\u024f]/g, (each) => each.normalize("NFD")[0])
        .replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
        .replaceAll("臺", "台"),
    );
  const words = (text) => [...fold(text).matchAll(WORD)].map(([word, unspaced]) => ({ word, isUnspaced: !!unspaced }));
  let stemmer;
  const stem = (word) => (stemmer ??= new window.EnglishStemmer()).stemWord(word);
  const terms = ({ word, isUnspaced }) => {
    if (!isUnspaced) return [stem(word)];
    const characters = [...word];
    return characters.length < 2 ? characters : characters.slice(1).map((each, index) => characters[index] + each);
  };

  // What is marked of a word: Chinese as it is, or where the text has not that, in pairs; "run*" is every word
  // that begins so.
  // These signs alone: in a pattern with `u`, a backslash before any other is an error.
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = (mark, text) => {
    const { isUnspaced } = words(mark)[0] ?? {};
    if (!isUnspaced) {
      const rest = mark.endsWith("*") ? `${LETTER}*` : mark.length > 3 ? "(?:e?s)?" : "s?";
      return `(?<!${LETTER})${escaped(mark.replace(/\*$/, ""))}${rest}(?!${LETTER})`;
    }
    return (text.includes(mark) ? [mark] : terms({ word: mark, isUnspaced })).map(escaped).join("|");
  };
  /** What is marked in *text*, which is folded. */
  const wordPattern = (marks, text) => {
    const longestFirst = [...marks].sort((a, b) => b.length - a.length);
    return new RegExp(longestFirst.map((mark) => pattern(mark, text)).join("|") || "(?!)", "gu");
  };

  window.SiteSearch = Object.assign(window.SiteSearch ?? {}, { fold, words, terms, stem, wordPattern });
})();
