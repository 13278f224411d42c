// The page of results: as one types, by year, team and tag, more as one scrolls. What is asked is in the address.
(() => {
  const page = document.querySelector(".search-page");
  const form = page.querySelector(".search-form");
  const { q } = form.elements;
  const selects = [...form.querySelectorAll("select")]; // each is called as its facet is
  const fields = [q, ...selects];
  const [counted, status, sentence, list, more, lists] = [
    ".search-count",
    "[role=status]",
    ".search-note",
    ".search-results",
    ".search-more",
    ".search-lists",
  ].map((selector) => page.querySelector(selector));
  const title = document.title;
  const batch = 10;
  let turn = 0; // of the newest search: what an older one finds is not shown
  let found;
  let shown = 0;
  let lost = {}; // what is not shown of them, and why
  let waiting;

  // -- The address ------------------------------------------------------------------------------

  const recall = () => {
    const asked = new URLSearchParams(location.search);
    q.value = asked.get("q") ?? "";
    for (const select of selects) {
      const value = asked.get(select.name) ?? "";
      select.value = value;
      if (select.value === value) continue;
      select.add(new Option(value, value)); // the choices are read later
      select.value = value;
    }
  };
  const remember = () => {
    const address = new URL(location.href);
    for (const { name, value } of fields) {
      if (value) address.searchParams.set(name, [...value].slice(0, 300).join(""));
      else address.searchParams.delete(name);
    }
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A page opened as a file may not change its address: the search works, only unremembered.
    }
  };
  const nameDocument = () => {
    const words = [...q.value.trim()];
    const name = words.length > 60 ? `${words.slice(0, 60).join("")}…` : words.join("");
    document.title = [name, ...selects.map(({ value }) => value), title].filter(Boolean).join(" · ");
  };

  // -- The results ------------------------------------------------------------------------------

  const item = (labels, result) => {
    const { make, text, kind, about } = SearchShown;
    const link = Object.assign(text("a", "search-title", result.title), { href: result.href });
    return make("li", "", make("h2", "search-head", kind(labels, result), " ", link), ...about(result));
  };
  const add = async (labels, mine) => {
    const next = await SearchShown.read(found, shown, shown + batch, (result) => item(labels, result));
    if (mine !== turn) return undefined;
    const { items } = next;
    if (shown) list.append(...items);
    else list.replaceChildren(...items);
    shown += batch;
    Object.assign(lost, next.lost);
    sentence.textContent = SearchShown.note(labels, found, lost);
    sentence.hidden = !sentence.textContent;
    lists.classList.toggle("nothing-found", !found.hits.length);
    more.hidden = shown >= found.hits.length;
    seen.unobserve(more);
    if (!more.hidden) seen.observe(more); // tells at once, where it is still in sight
    return items[0];
  };
  let adding;
  const addMore = async () => {
    if (adding === turn) return undefined;
    const mine = (adding = turn);
    try {
      const { labels } = await SiteSearch.ready();
      return await add(labels, mine);
    } catch (error) {
      if (mine === turn) [sentence.textContent, sentence.hidden] = [SearchBox.sayFailure(error), false];
      return undefined;
    } finally {
      if (adding === mine) adding = undefined;
    }
  };
  // Who goes through the results by keyboard gets to the button, and behind it.
  const isAtKeyboard = () => page.querySelector(".search-results :focus-visible, .search-more:focus-visible");
  const seen = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && !isAtKeyboard() && addMore());
  more.addEventListener("click", async () => (await addMore())?.querySelector("a").focus());

  const search = async () => {
    clearTimeout(waiting);
    const mine = ++turn;
    const [query, asked] = [q.value, Object.fromEntries(selects.map(({ name, value }) => [name, value]))];
    nameDocument();
    try {
      await SearchBox.load();
      const meta = await SiteSearch.ready();
      const { labels } = meta;
      const answer = await SiteSearch.search(query, asked);
      if (mine !== turn) return;
      [found, shown, lost] = [answer, 0, {}];
      await add(labels, mine);
      if (mine !== turn) return;
      const words = [...query.trim()].slice(0, 60).join("");
      const number = found.hits.length;
      counted.textContent = number ? SearchShown.count(labels, number, words && "for", { query: words }) : "";
      SearchShown.announce(status, `${counted.textContent} ${sentence.textContent}`.trim());
      choices(meta, mine, query).catch(() => {}); // the results are there without them
    } catch (error) {
      if (mine === turn) fail(error);
    }
  };
  const fail = (error) => {
    list.replaceChildren();
    [counted.textContent, more.hidden, sentence.hidden] = ["", true, false];
    sentence.textContent = status.textContent = SearchBox.sayFailure(error);
    lists.classList.add("nothing-found");
  };

  // -- The facets -------------------------------------------------------------------------------

  /** Offers each facet with the number of results that it would leave. */
  const fill = ({ labels, teams }, select, facets, number) => {
    const chosen = select.value;
    const called = (name) => (select.name === "team" && teams[name]) || name;
    const named = facets
      .map((facet) => [facet.name, number(facet)])
      .filter(([name, count]) => count || name === chosen);
    if (chosen && !named.some(([name]) => name === chosen)) named.push([chosen, 0]); // what only the address knows
    const say = (name, count) => SearchShown.say(labels.choice, { name: called(name), count });
    const options = named.map(([name, count]) => new Option(say(name, count), name));
    const texts = (each) => each.map(({ text }) => text).join("\n");
    const isNew = texts([...select.options].slice(1)) !== texts(options); // else an open list would be closed
    if (!isNew) return;
    select.replaceChildren(select.options[0], ...options);
    select.value = chosen;
  };
  const choices = async (meta, mine, query) => {
    const facets = await SiteSearch.facets();
    const everything = await SiteSearch.search(query);
    if (mine !== turn) return;
    const isIn = ({ name: facet, value }) => {
      const documents = facets[facet]?.find(({ name }) => name === value)?.documents;
      return (document) => !value || Boolean(documents?.has(document));
    };
    const counter = (fits) => ({ documents }) =>
      everything.isEmpty
        ? [...documents].filter(fits).length
        : everything.hits.filter(({ document }) => documents.has(document) && fits(document)).length;
    for (const select of selects) {
      const others = selects.filter((other) => other !== select).map(isIn);
      fill(meta, select, facets[select.name] ?? [], counter((document) => others.every((fits) => fits(document))));
    }
  };

  // -- The reader -------------------------------------------------------------------------------

  const typed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      remember();
      search();
    }, 80);
  };
  q.addEventListener("input", (event) => event.isComposing || typed());
  q.addEventListener("compositionstart", () => clearTimeout(waiting));
  q.addEventListener("compositionend", typed);
  for (const select of selects) {
    select.addEventListener("change", () => {
      remember();
      search();
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember();
    search();
  });
  addEventListener("popstate", () => {
    recall();
    search();
  });

  const key = page.querySelector(".search-key-switch");
  const showKey = () => (key.ariaPressed = String(SearchBox.isKeyOn()));
  key.addEventListener("click", () => {
    SearchBox.setKey(!SearchBox.isKeyOn());
    showKey();
  });
  showKey();

  form.hidden = key.parentElement.hidden = false;
  recall();
  search();
})();
