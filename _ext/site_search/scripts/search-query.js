// Finds and ranks the documents that have all words of a query.
(() => {
  const { fold, words, terms, stem, ready, load, loadStemmer, remembered, failures, Moved, holds } = window.SiteSearch;
  const { decode, listOfWord, listOfBeginning, listOfTerm } = window.SiteSearch;
  const LONGEST_QUERY = 200;
  // Words of which a page says nothing by having them; looked up only where a query has no others.
  const COMMON = new Set("a an and are as at be by for from in is it its of on or that the this to was were with".split(" "));
  // The number of documents with the word itself from which on it is not completed.
  const ENOUGH = 50;
  // What it adds that the pairs of a run are read in one part: they may be side by side.
  const TOGETHER = 0.25;
  // The number of first results that are sure to have the phrases of the query, if as many of those read do.
  const FIRST = 10, READ_AT_MOST = 40;
  // As many words are looked up at once; where nothing is left, the rest need not be read.
  const AT_ONCE = 8;

  // What must be in a document for one word of the query: its lists, and what is to be marked.
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

  const intersect = (hits, list, documents, isInRun) => {
    const idf = Math.log(1 + (documents - list.documents.length + 0.5) / (list.documents.length + 0.5));
    const next = [];
    let at = 0;
    const meet = ({ document, score = 0, isTitled = true, isOwn = false, part }) => {
      while (at < list.documents.length && list.documents[at] < document) at++;
      if (list.documents[at] !== document) return;
      const weight = list.weights[at] + (isInRun && part === list.parts[at] ? TOGETHER : 0);
      isTitled &&= list.titled[at];
      isOwn ||= list.own[at];
      next.push({ document, score: score + idf * weight, isTitled, isOwn, part: list.parts[at] });
    };
    if (hits) hits.forEach(meet);
    else list.documents.forEach((document) => meet({ document }));
    return { hits: next, idf };
  };
  const facets = async () => {
    await ready();
    const read = (rows) => Object.entries(rows).map(([name, row]) => ({ name, documents: new Set(decode(row).documents) }));
    return Object.fromEntries(Object.entries((await load("facets")) ?? {}).map(([facet, rows]) => [facet, read(rows)]));
  };
  const allowed = async (filter) => {
    const asked = Object.entries(filter).filter(([, value]) => value);
    if (!asked.length) return null;
    const all = await remembered("facets", facets);
    const sets = asked.map(([facet, value]) => all[facet]?.find(({ name }) => name === value)?.documents ?? new Set());
    return [...sets[0]].filter((document) => sets.every((set) => set.has(document)));
  };
  // Records, tags and headings that hold all words rank above texts that do, and of these records come first.
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
        ofWord.forEach((list, index) => {
          const { hits, idf } = intersect(found.hits, list, meta.documents, index > 0);
          found.hits = hits;
          found.lists.push({ list, idf });
        });
      }
    }
    const hits = (found.hits ?? []).filter(({ isOwn }) => isOwn).map((hit) => {
      const isRecord = hit.document >= meta.pages;
      return { document: hit.document, isRecord, score: hit.score + 1000 * rank(hit, isRecord, found.lists.length > 0) };
    });
    return { ...found, hits: hits.sort((a, b) => b.score - a.score || a.document - b.document) };
  };
  // What is in one piece in the query: long runs of Chinese, and words and numbers joined by signs (14:30).
  const phrasesOf = ({ query, marks }) => {
    const joined = fold(query).match(/[\p{L}\p{N}]+(?:[.:/-][\p{L}\p{N}]+)+/gu) ?? [];
    return [...marks.filter((mark) => words(mark)[0].isUnspaced && [...mark].length > 2), ...joined];
  };
  // Documents may have the pairs of a phrase and not the phrase: those among the first that have it come first, and
  // where there are few and none has it, there is no answer.
  const surely = async (found, first) => {
    const phrases = phrasesOf(found), sure = [], others = [];
    let at = 0;
    while (phrases.length && at < found.hits.length && sure.length < first && at < READ_AT_MOST) {
      const some = found.hits.slice(at, (at += first));
      const have = await Promise.all(some.map((hit) => holds(hit, found, phrases)));
      some.forEach((hit, index) => (have[index] ? sure : others).push(hit));
    }
    const isNone = phrases.length && !sure.length && at >= found.hits.length && !failures();
    return { ...found, hits: isNone ? [] : [...sure, ...others, ...found.hits.slice(at)] };
  };
  const search = async (query, { first = FIRST, ...filter } = {}) => {
    for (let turn = 0; ; turn++) {
      const meta = await ready(), before = failures();
      try {
        const found = await surely(await find(query, filter, meta), first);
        return { ...found, isIncomplete: failures() > before };
      } catch (error) {
        if (!(error instanceof Moved) || turn) throw error;
      }
    }
  };

  Object.assign(window.SiteSearch, { search, facets });
})();
