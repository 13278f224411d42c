// The page for an address where nothing is: which pages are nearest to it, by their addresses and titles.
// What is in the address is compared and put into a field, never made HTML of.
(() => {
  const parts = [...document.querySelectorAll(".not-found-part")];
  const most = 5; // pages that are shown
  const least = 0.35; // of the pairs of letters that two words share
  const besideBest = 0.7; // as near as the nearest one: else it was not meant
  const longest = 400; // characters of an address that are looked at
  const path = location.pathname;
  const rootOf = (part) => new URL(part.dataset.root, location.href);
  const isBelow = (part) => rootOf(part).origin === location.origin && path.startsWith(rootOf(part).pathname);
  const decoded = (address) => {
    try {
      return decodeURIComponent(address).slice(0, longest);
    } catch {
      return address.slice(0, longest);
    }
  };

  // -- What was asked for -----------------------------------------------------------------------

  const below = parts.find(isBelow);
  const shared = () => {
    const steps = parts.map((part) => rootOf(part).pathname.split("/"));
    const first = steps[0].findIndex((step, place) => steps.some((other) => other[place] !== step));
    return steps[0].slice(0, first < 0 ? -1 : first).join("/") + "/";
  };
  const root = below ? rootOf(below).pathname : shared();
  const asked = path.startsWith(root) ? path.slice(root.length) : path.slice(1);
  const wordsOf = (address) =>
    address
      .replace(/(^|\/)index\.html?$|\.html?$|\/$/, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}/]+/gu, " ")
      .trim();
  const nameOf = (words) => words.slice(words.lastIndexOf("/") + 1);
  const wanted = wordsOf(decoded(asked));

  // -- What is near -----------------------------------------------------------------------------

  const pairsOf = (words) => {
    const letters = [...` ${words} `];
    return letters.slice(1).map((letter, place) => letters[place] + letter);
  };
  const likeness = (one, other) => {
    const [a, b] = [pairsOf(one), new Map()];
    for (const pair of pairsOf(other)) b.set(pair, (b.get(pair) ?? 0) + 1);
    let both = 0;
    for (const pair of a) {
      if (!b.get(pair)) continue;
      b.set(pair, b.get(pair) - 1);
      both += 1;
    }
    return (2 * both) / (a.length + [...` ${other} `].length - 1);
  };
  const nearness = ([address, title]) => {
    const words = wordsOf(decoded(address));
    const name = nameOf(wanted);
    return Math.max(
      likeness(wanted, words),
      0.95 * likeness(name, nameOf(words)),
      0.9 * likeness(name, title.toLowerCase()),
    );
  };
  const nearest = (rows) => {
    const found = rows
      .map((row) => ({ row, near: nearness(row) }))
      .filter(({ near }) => near >= least)
      .sort((one, other) => other.near - one.near);
    return found
      .filter(({ near }) => near >= besideBest * found[0].near)
      .slice(0, most)
      .map(({ row }) => row);
  };

  // -- What is shown ----------------------------------------------------------------------------

  const itemOf = (part, [address, title, language]) => {
    const link = document.createElement("a");
    link.href = new URL(address, rootOf(part));
    link.textContent = title;
    if (language) link.lang = language;
    const item = document.createElement("li");
    item.append(link);
    return item;
  };
  const rowsOf = async (part) => {
    if (!nameOf(wanted) || rootOf(part).origin !== location.origin) return [];
    try {
      const answer = await fetch(part.dataset.titles);
      return answer.ok ? nearest(await answer.json()) : [];
    } catch {
      return []; // the links below lead on
    }
  };
  const fill = async (part) => {
    const rows = await rowsOf(part);
    const place = part.querySelector(".not-found-nearest");
    place.querySelector("ul").replaceChildren(...rows.map((row) => itemOf(part, row)));
    place.hidden = rows.length === 0;
    return !place.hidden;
  };
  // The titles of a thousand notes are 17 kB: those of the other language are asked for where these are near nothing.
  const fillFirst = async () => {
    const first = below ?? parts[0];
    for (const part of [first, ...parts.filter((each) => each !== first)]) {
      if (await fill(part)) return;
    }
  };

  // On the page of both languages: the one that the address is in comes first, with the page's one h1.
  const page = document.querySelector(".not-found-both");
  if (page && below) {
    const heading = (part, name) => {
      const old = part.querySelector("h1, h2");
      const made = document.createElement(name);
      made.textContent = old.textContent;
      old.replaceWith(made);
    };
    for (const part of parts) heading(part, part === below ? "h1" : "h2");
    below.parentElement.prepend(below);
    document.documentElement.lang = below.lang;
  }
  // The switch leads to what was asked for in the other language: it may be there.
  const other = parts.find((part) => part !== below);
  if (below && other && asked && !/^404(\.html|\/)?$/.test(asked)) {
    for (const link of document.querySelectorAll("a.language-switch-link")) {
      link.href = rootOf(other).href + asked;
    }
  }
  for (const part of parts) part.querySelector("input").value = nameOf(wanted);
  fillFirst();
})();
