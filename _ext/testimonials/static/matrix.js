// Filters and sorts a matrix of posts in place. A view is kept in the address, so that it can be shared; Escape
// shows all again. Without this script the page shows the whole table.
document.querySelectorAll(".matrix-controls").forEach((box, number) => {
  const table = box.nextElementSibling.querySelector("table");
  const words = JSON.parse(box.dataset.words);
  const key = (name) => (number ? `${name}-${number + 1}` : name);
  const text = (cell) => cell.querySelector("p").textContent.trim();
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const posts = [...table.tBodies[0].rows].map((row) => {
    const day = row.querySelector(".post-day")?.dateTime ?? "";
    return {
      row,
      day,
      year: [day.slice(0, 4)],
      channel: [row.querySelector(".post-channel")?.dataset.channel ?? ""],
      topic: [...row.cells].flatMap((cell, column) => (cell.querySelector(".topic-mark") ? [`${column}`] : [])),
      speaker: text(row.cells[0]),
    };
  });
  table.classList.toggle("long-list", posts.length > 100);
  const names = {
    topic: (column) => text(table.tHead.rows[0].cells[column]),
    channel: (channel) => words.channels[channel],
    year: (year) => year,
  };
  const { compare } = new Intl.Collator(document.documentElement.lang);
  const orders = {
    note: () => 0,
    day: (a, b) => compare(a.day || "9", b.day || "9"),
    speaker: (a, b) => compare(a.speaker, b.speaker),
    channel: (a, b) => compare(a.channel[0], b.channel[0]),
  };
  const selects = {};
  const status = make("span", { className: "matrix-status", role: "status" });
  const clear = make("button", { type: "button", textContent: words.clear });

  const sorted = {};
  let last = "note"; // moving a thousand rows takes longer than hiding them
  const apply = () => {
    const filters = Object.keys(names).filter((name) => selects[name]?.value);
    const order = selects.sort.value;
    let shown = 0;
    for (const post of posts) {
      post.row.hidden = !filters.every((name) => post[name].includes(selects[name].value));
      shown += !post.row.hidden;
    }
    if (order !== last) {
      sorted[order] ??= [...posts].sort(orders[order]).map(({ row }) => row);
      table.tBodies[0].append(...sorted[order]);
      last = order;
    }
    status.textContent = words.shown.replace("{shown}", shown).replace("{total}", posts.length);
    clear.hidden = !filters.length && !selects.sort.selectedIndex;
  };
  const change = () => {
    apply();
    const address = new URL(location.href);
    for (const [name, select] of Object.entries(selects)) {
      if (select.selectedIndex) address.searchParams.set(key(name), select.value);
      else address.searchParams.delete(key(name));
    }
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page opened as a file has no address.
    }
  };
  const reset = (event) => {
    event.preventDefault(); // Escape does nothing else
    for (const select of Object.values(selects)) select.selectedIndex = 0;
    change();
    selects.sort.focus();
  };
  const add = (name, options) => {
    const select = make("select", { onchange: change });
    for (const [value, shown] of options) select.add(new Option(shown, value));
    const wanted = new URLSearchParams(location.search).get(key(name));
    if (options.some(([value]) => value === wanted)) select.value = wanted;
    const label = make("label", { textContent: words[name] });
    label.append((selects[name] = select));
    box.append(label);
  };

  for (const [name, shown] of Object.entries(names)) {
    const values = [...new Set(posts.flatMap((post) => post[name]))].filter(Boolean).sort();
    if (values.length > 1) add(name, [["", words.all], ...values.map((value) => [value, shown(value)])]);
  }
  add("sort", Object.keys(orders).map((order) => [order, words[order]]));
  clear.onclick = reset;
  for (const part of [box, table]) part.addEventListener("keydown", (event) => event.key === "Escape" && reset(event));
  box.append(status, clear);
  box.hidden = false;
  apply();
});
