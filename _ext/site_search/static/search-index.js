// Finds documents: loads those files of the index that a query needs (_ext/site_search/index.py says what they
// hold), and ranks what stands in all of them.
(() => {
  const { terms, stem, words } = window.SiteSearch;
  const root = document.documentElement.dataset.content_root ?? "./";
  const LONGEST_QUERY = 200;
  // Words of which a page says nothing by having them; looked up only where a query has no others.
  const COMMON = new Set("a an and are as at be by for from in is it its of on or that the this to was were with".split(" "));
  // Where so many documents have a word itself, it is not completed; and so many completions are read.
  const ENOUGH = 50, COMPLETIONS = 8, COMPLETED = 0.7;
  // The weight of a word that a document does not have itself, but what is around it: a record's page.
  const AROUND = 1 / 26;
  // As many files are asked for at once; where nothing is left, the rest need not be read.
  const AT_ONCE = 8;

  let files = new Map(), got = new Map(), lists = new Map(), meta = null, hasFailed = false;
  class Moved extends Error {}

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
    if (!known) throw new Error("the search index cannot be read");
    if (meta?.folder !== known.folder) {
      files = new Map();
      lists = new Map();
    }
    return (meta = known);
  };
  let reading = null;
  const ready = () => (reading ??= readMeta().catch((error) => ((reading = null), Promise.reject(error))));
  // A file that is gone: perhaps the site was published anew while this page stood open.
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
      hasFailed = true;
      return null;
    };
    if (!files.has(key)) files.set(key, read());
    return files.get(key);
  };
  let stemmer = null;
  const loadStemmer = () => (stemmer ??= script("_search/stemmer.js").then((isRead) => isRead || ((stemmer = null), false)));

  const place = (key, count) => {
    let number = 0;
    for (const each of key) number = (Math.imul(number, 31) + each.codePointAt(0)) >>> 0;
    return ((number ^ (number >>> 15)) >>> 0) % count;
  };

  // A list: the numbers of documents, rising, and for each the weight, whether it is in a title, and the part.
  const SIGNS = "!#$%&()*+-./:;>?@[]^_{|}~";
  const EMPTY = { documents: [], weights: [], titled: [], parts: [] };
  const decode = (row) => {
    const list = { documents: [], weights: [], titled: [], parts: [] };
    let document = -1, step = 0;
    for (let at = 0; at < row.length; at++) {
      const code = row.charCodeAt(at);
      if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
        step = step * 36 + (code >= 97 ? code - 87 : code - 48);
        continue;
      }
      document += step + 1;
      step = 0;
      list.documents.push(document);
      list.titled.push(code >= 192);
      list.weights.push(((code >= 192 ? code - 192 : code - 65) + 1) / 26);
      const sign = at + 1 < row.length ? SIGNS.indexOf(row[at + 1]) + 1 : 0;
      list.parts.push(sign);
      if (sign) at++;
    }
    return list;
  };
  const union = (some, factors) => {
    if (some.length === 1) return some[0];
    const best = new Map();
    some.forEach((list, which) =>
      list.documents.forEach((document, at) => {
        const weight = list.weights[at] * factors[which];
        const before = best.get(document);
        const titled = list.titled[at] || !!before?.titled;
        if (!before || weight > before.weight) best.set(document, { weight, titled, part: list.parts[at] });
        else before.titled = titled;
      }),
    );
    const all = [...best].sort(([a], [b]) => a - b);
    return {
      documents: all.map(([document]) => document),
      weights: all.map(([, { weight }]) => weight),
      titled: all.map(([, { titled }]) => titled),
      parts: all.map(([, { part }]) => part),
    };
  };
  const inShard = async (term) => {
    const shard = (await load(`s/${place(term, meta.shards)}`)) ?? "";
    const at = shard.indexOf(`,${term} `);
    return at < 0 ? EMPTY : decode(shard.slice(at + term.length + 2, (shard.indexOf(",", at + 1) + 1 || shard.length + 1) - 1));
  };
  // The list of a term, and as what it is marked. Where the site does not have it, it may be a simplified spelling.
  const lookUp = async (term, isUnspaced) => {
    const list = await inShard(term);
    if (list.documents.length || !isUnspaced) return { list, spelling: term };
    const variants = (await load("variants")) ?? {};
    const spellings = [...term].reduce(
      (some, each) => some.flatMap((before) => [...(variants[each] ?? "") + each].map((after) => before + after)),
      [""],
    );
    const found = await Promise.all(spellings.map(async (spelling) => ({ list: await inShard(spelling), spelling })));
    const some = found.filter((each) => each.list.documents.length);
    some.sort((a, b) => b.list.documents.length - a.list.documents.length);
    if (!some.length) return { list, spelling: term };
    return { list: union(some.map((each) => each.list), some.map(() => 1)), spelling: some[0].spelling };
  };
  const complete = async (word, exact) => {
    const beginning = word.slice(0, 3), table = await load(`w/${place(beginning, meta.words)}`);
    const rests = Object.keys((table && Object.hasOwn(table, beginning) && table[beginning]) || {});
    const wanted = new Set(rests.filter((rest) => rest.startsWith(word.slice(3))).map((rest) => stem(beginning + rest)));
    wanted.delete(stem(word));
    const some = await Promise.all([...wanted].slice(0, COMPLETIONS).map(inShard));
    return union([exact, ...some], [1, ...some.map(() => COMPLETED)]);
  };
  const remembered = (key, find) => {
    if (!lists.has(key)) lists.set(key, find());
    return lists.get(key);
  };
  // What must stand in a document for one word of the query: its lists, and what is to be marked.
  const wantWord = async ({ word }, isTyped) => {
    const term = stem(word);
    const exact = (await remembered(term, () => lookUp(term))).list;
    const isBeginning = [...word].length >= 3 && exact.documents.length < ENOUGH && (isTyped || !exact.documents.length);
    const list = isBeginning ? await remembered(`${word}*`, () => complete(word, exact)) : exact;
    let shared = 0;
    while (shared < term.length && term[shared] === word[shared]) shared++;
    // One or two letters that no page has as a word: the reader is about to type the rest.
    const isJustBegun = isTyped && [...word].length < 3 && !list.documents.length;
    return { lists: [list], isJustBegun, mark: isBeginning || shared < word.length ? `${word.slice(0, shared)}*` : word };
  };
  const wantRun = async (run) => {
    const found = await Promise.all(terms(run).map((term) => remembered(term, () => lookUp(term, true))));
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
      const weight = list.weights[at];
      next.push({ document, score: score + idf * weight, isTitled: isTitled && list.titled[at], isOwn: isOwn || weight > AROUND });
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

  const find = async (query, filter) => {
    const all = words(query.slice(0, LONGEST_QUERY));
    const telling = all.filter(({ word }) => !COMMON.has(word));
    const wanted = [...new Map((telling.length ? telling : all).map((each) => [each.word, each])).values()];
    if (wanted.some(({ isUnspaced }) => !isUnspaced) && !(await loadStemmer())) hasFailed = true;
    const usable = window.EnglishStemmer ? wanted : wanted.filter(({ isUnspaced }) => isUnspaced);
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
    await ready();
    hasFailed = false;
    for (let turn = 0; ; turn++) {
      try {
        const found = await find(query, filter);
        if (hasFailed) lists = new Map(); // what is missing is asked for again next time
        return { ...found, isIncomplete: hasFailed };
      } catch (error) {
        if (!(error instanceof Moved) || turn) throw error;
      }
    }
  };

  Object.assign(window.SiteSearch, { got: (key, value) => got.set(key, value), ready, search, facets, load, root });
})();
