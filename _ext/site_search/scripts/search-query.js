// Finds and ranks the documents in which all words of a query stand.
(() => {
  const { words, terms, stem, ready, load, loadStemmer, remembered, failures, Moved } = window.SiteSearch;
  const { decode, listOfWord, listOfBeginning, listOfTerm } = window.SiteSearch;
  const LONGEST_QUERY = 200;
  // Words of which a page says nothing by having them; looked up only where a query has no others.
  const COMMON = new Set("a an and are as at be by for from in is it its of on or that the this to was were with".split(" "));
  // Where so many documents have a word itself, it is not completed.
  const ENOUGH = 50;
  // As many words are looked up at once; where nothing is left, the rest need not be read.
  const AT_ONCE = 8;

  // What must stand in a document for one word of the query: its lists, and what is to be marked.
  const wantWord = async ({ word }, isTyped) => {
    const key = stem(word), exact = await listOfWord(word), found = exact.documents.length;
    const isBeginning = [...word].length >= 3 && found < ENOUGH && (isTyped || !found);
    const list = isBeginning ? await listOfBeginning(word, exact) : exact;
    let shared = 0;
    while (shared < key.length && key[shared] === word[shared]) shared++;
    // One or two letters that no page has as a word: the reader is about to type the rest.
    const isJustBegun = isTyped && [...word].length < 3 && !list.documents.length;
    return { lists: [list], isJustBegun, mark: isBeginning || shared < word.length ? `${word.slice(0, shared)}*` : word };
  };
  const wantRun = async (run) => {
    const found = await Promise.all(terms(run).map(listOfTerm));
    const spellings = found.map(({ spelling }) => [...spelling]);
    return { lists: found.map(({ list }) => list), mark: spellings[0].join("") + spellings.slice(1).map(([, last]) => last).join("") };
  };

  const intersect = (hits, list, documents) => {
    const idf = Math.log(1 + (documents - list.documents.length + 0.5) / (list.documents.length + 0.5));
    const next = [];
    let at = 0;
    const meet = (document, score, isTitled, isOwn) => {
      while (at < list.documents.length && list.documents[at] < document) at++;
      if (list.documents[at] !== document) return;
      next.push({ document, score: score + idf * list.weights[at], isTitled: isTitled && list.titled[at], isOwn: isOwn || list.own[at] });
    };
    if (hits) for (const hit of hits) meet(hit.document, hit.score, hit.isTitled, hit.isOwn);
    else for (const document of list.documents) meet(document, 0, true, false);
    return { hits: next, idf };
  };
  const facets = async () => {
    await ready();
    const { years = {}, tags = {} } = (await load("facets")) ?? {};
    const read = (rows) => Object.entries(rows).map(([name, row]) => ({ name, documents: new Set(decode(row).documents) }));
    return { years: read(years), tags: read(tags) };
  };
  const allowed = async ({ year, tag }) => {
    if (!year && !tag) return null;
    const { years, tags } = await remembered("facets", facets);
    const of = (some, name) => some.find((each) => each.name === name)?.documents ?? new Set();
    const sets = [year && of(years, year), tag && of(tags, tag)].filter(Boolean);
    return [...sets[0]].filter((document) => sets.every((set) => set.has(document)));
  };
  // Records, tags and headings that hold all words stand above texts that do, and of these records stand first.
  const rank = (hit, isRecord, hasWords) => (!hasWords ? 0 : hit.isTitled ? 2 + isRecord : +isRecord);

  const find = async (query, filter, meta) => {
    const all = words(query.slice(0, LONGEST_QUERY));
    const telling = all.filter(({ word }) => !COMMON.has(word));
    const wanted = [...new Map((telling.length ? telling : all).map((each) => [each.word, each])).values()];
    const isWhole = wanted.every(({ isUnspaced }) => isUnspaced) || (await loadStemmer());
    const usable = isWhole ? wanted : wanted.filter(({ isUnspaced }) => isUnspaced);
    const found = { query, marks: [], lists: [], hits: null, isEmpty: !all.length, isCut: query.length > LONGEST_QUERY };
    const only = await allowed(filter);
    if (only) found.hits = only.map((document) => ({ document, score: 0, isTitled: true, isOwn: !usable.length }));
    for (let at = 0; at < usable.length && (at === 0 || found.hits.length); at += AT_ONCE) {
      const some = usable.slice(at, at + AT_ONCE);
      const wants = await Promise.all(some.map((each) => (each.isUnspaced ? wantRun(each) : wantWord(each, each.word === all.at(-1).word))));
      for (const { lists: ofWord, mark, isJustBegun } of wants) {
        if (isJustBegun && usable.length > 1) continue;
        found.marks.push(mark);
        for (const list of ofWord) {
          const { hits, idf } = intersect(found.hits, list, meta.documents);
          found.hits = hits;
          found.lists.push({ list, idf });
        }
      }
    }
    const hits = (found.hits ?? []).filter(({ isOwn }) => isOwn).map((hit) => {
      const isRecord = hit.document >= meta.pages;
      return { ...hit, isRecord, score: hit.score + 1000 * rank(hit, isRecord, found.lists.length > 0) };
    });
    return { ...found, hits: hits.sort((a, b) => b.score - a.score || a.document - b.document) };
  };
  const search = async (query, filter = {}) => {
    for (let turn = 0; ; turn++) {
      const meta = await ready(), before = failures();
      try {
        return { ...(await find(query, filter, meta)), isIncomplete: failures() > before };
      } catch (error) {
        if (!(error instanceof Moved) || turn) throw error;
      }
    }
  };

  Object.assign(window.SiteSearch, { search, facets });
})();
