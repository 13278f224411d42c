// Where a browser refuses to store anything (cookies turned off, a private window), even to name its storage is an error.
// Scripts of others do so unguarded: for them there is a storage that lasts as long as the page. Comes before all others.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].setItem("storage-is-there", "");
    window[name].removeItem("storage-is-there");
  } catch {
    const items = new Map();
    const value = {
      getItem: (key) => items.get(`${key}`) ?? null,
      setItem: (key, item) => void items.set(`${key}`, `${item}`),
      removeItem: (key) => void items.delete(`${key}`),
      clear: () => items.clear(),
      key: (index) => [...items.keys()][index] ?? null,
      get length() {
        return items.size;
      },
    };
    Object.defineProperty(window, name, { value, configurable: true });
  }
}
