// Loads the files of the index, each once; _ext/site_search/index.py says what they hold.
(() => {
  const root = document.documentElement.dataset.content_root ?? "./";
  const got = new Map();
  let files = new Map(), answers = new Map(), meta = null, failures = 0;
  /** A file of the index cannot be read; any other error is a fault of these scripts (`SearchBox.sayFailure`). */
  class Unreadable extends Error {}
  /** The index has other files than before: the site was published anew while this page was open. */
  class Moved extends Unreadable {}

  // Script elements, unlike other requests, also load where the page was opened from a disk.
  const script = (address) =>
    new Promise((resolve) => {
      const element = Object.assign(document.createElement("script"), { src: root + address });
      const end = (isRead) => () => (element.remove(), resolve(isRead));
      element.onload = end(true);
      element.onerror = end(false);
      document.head.append(element);
    });
  const readMeta = async (fresh) => {
    await script(`_search/meta.js${fresh ? `?${Date.now()}` : ""}`);
    const known = got.get("meta");
    if (!known) throw new Unreadable("the search index cannot be read");
    if (meta?.folder !== known.folder) {
      files = new Map();
      answers = new Map();
    }
    return (meta = known);
  };
  let reading = null;
  /** What the index says of itself: `index.py` lists it. */
  const ready = async () => {
    reading ??= readMeta().catch((error) => ((reading = null), Promise.reject(error)));
    await reading;
    return meta;
  };
  /** The file *key*; null where it cannot be read. */
  const load = (key) => {
    const { folder } = meta;
    const read = async () => {
      if (await script(`_search/${folder}/${key}.js`)) {
        const value = got.get(key);
        got.delete(key);
        return value;
      }
      files.delete(key);
      await readMeta(true);
      if (meta.folder !== folder) throw new Moved();
      failures += 1;
      answers = new Map(); // what is missing is asked for again
      return null;
    };
    if (!files.has(key)) files.set(key, read());
    return files.get(key);
  };
  let stemmer = null;
  /** Whether English words can be cut to their stems. */
  const loadStemmer = async () => {
    stemmer ??= script("_search/stemmer.js");
    if (await stemmer) return true;
    stemmer = null;
    failures += 1;
    return false;
  };
  /** What *find* gave for *key* before. */
  const remembered = (key, find) => {
    if (!answers.has(key)) answers.set(key, find());
    return answers.get(key);
  };

  Object.assign(window.SiteSearch, {
    root,
    got: (key, value) => got.set(key, value),
    ready,
    load,
    loadStemmer,
    remembered,
    Unreadable,
    Moved,
    failures: () => failures,
  });
})();
