// Finds documents: loads those files of the index that a query needs (_ext/site_search/index.py says what they
// hold), and ranks what stands in all of them.
(() => {
  const { terms, stem, words } = window.SiteSearch;
  const root = document.documentElement.dataset.content_root ?? "./";
  const LONGEST_QUERY = 200;
  // Words of which a page says nothing by having them; looked up only where a query has no others.
  const COMMON = new Set("a an and are as at be by for from in is it its of on or that the this to was were with".split(" "));
  // Where so many documents have a word itself, it is not completed; and so many completions are read.
  const ENOUGH = 50, COMPLETIONS = 8;
  // What a word weighs that is another form of the one that was typed, or one that begins with it.
  const OTHER_FORM = 0.5, COMPLETED = 0.35;
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

  // A list: the numbers of documents, rising, and for each the weight from 0 to 1, whether the term is in a title,
  // whether it is in the document itself, and the part where it is read.
  const SIGNS = "!#$%&()*+-./:;>?@[]^_{|}~";
  const emptyList = () => ({ documents: [], weights: [], titled: [], own: [], parts: [] });
  const add = (list, document, weight, titled, own, part) => {
    list.documents.push(document);
    list.weights.push(weight);
    list.titled.push(titled);
    list.own.push(own);
    list.parts.push(part);
  };
  const decode = (row) => {
    const list = emptyList();
    let document = -1, step = 0;
    for (let at = 0; at < row.length; at++) {
      const code = row.charCodeAt(at);
      if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
        step = step * 36 + (code >= 97 ? code - 87 : code - 48);
        continue;
      }
      document += step + 1;
      step = 0;
      const weight = code >= 192 ? code - 192 : code - 65;
      const part = at + 1 < row.length ? SIGNS.indexOf(row[at + 1]) + 1 : 0;
      add(list, document, (weight + 1) / 26, code >= 192, weight > 0, part);
      if (part) at++;
    }
    return list;
  };
  // What stands in any of the lists, [list, factor, bonus] each: the greatest weight counts.
  const union = (some) => {
    const best = new Map();
    for (const [list, factor, bonus = 0] of some) {
      list.documents.forEach((document, at) => {
        const weight = list.weights[at] * factor + bonus, before = best.get(document);
        const titled = list.titled[at] || !!before?.titled, own = list.own[at] || !!before?.own;
        if (!before || weight > before.weight) best.set(document, { weight, titled, own, part: list.parts[at] });
        else Object.assign(before, { titled, own });
      });
    }
    const all = emptyList();
    for (const [document, { weight, titled, own, part }] of [...best].sort(([a], [b]) => a - b)) add(all, document, weight, titled, own, part);
    return all;
  };
  const readShard = async (key) => (await load(`s/${place(key, meta.shards)}`)) ?? "";
  const rowsOf = (shard, begin) => {
    const rows = [];
    for (let at = shard.indexOf(begin); at >= 0; at = shard.indexOf(begin, at + 1)) {
      const end = shard.indexOf(",", at + 1);
      rows.push(shard.slice(at + begin.length, end < 0 ? shard.length : end));
    }
    return rows;
  };
  const inShard = async (term) => {
    const [row = ""] = rowsOf(await readShard(term), `,${term} `);
    return decode(row);
  };
  // The forms of a word, by their stem: [{word, list}].
  const formsOf = async (key) => rowsOf(await readShard(key), `,${key}=`).map((row) => {
    const [word, postings] = row.split(" ");
    return { word, list: decode(postings) };
  });
  // The list of a term, and as what it is marked. Where the site does not have it, it may be a simplified spelling.
  const lookUp = async (term) => {
    const list = await inShard(term);
    if (list.documents.length) return { list, spelling: term };
    const variants = (await load("variants")) ?? {};
    const spellings = [...term].reduce(
      (some, each) => some.flatMap((before) => [...(variants[each] ?? "") + each].map((after) => before + after)),
      [""],
    );
    const found = await Promise.all(spellings.map(async (spelling) => ({ list: await inShard(spelling), spelling })));
    const some = found.filter((each) => each.list.documents.length);
    some.sort((a, b) => b.list.documents.length - a.list.documents.length);
    return some.length ? { list: union(some.map((each) => [each.list, 1])), spelling: some[0].spelling } : { list, spelling: term };
  };
  // The words that begin with *word*, the most frequent of them, beside those that are found already.
  const complete = async (word, list) => {
    const beginning = word.slice(0, 3), table = await load(`w/${place(beginning, meta.words)}`);
    const rests = Object.keys((table && Object.hasOwn(table, beginning) && table[beginning]) || {});
    const words = rests.filter((rest) => rest.startsWith(word.slice(3))).map((rest) => beginning + rest);
    const some = words.filter((each) => stem(each) !== stem(word)).slice(0, COMPLETIONS);
    const found = await Promise.all(some.map(async (each) => (await forms(stem(each))).find((form) => form.word === each)));
    return union([[list, 1], ...found.filter(Boolean).map((form) => [form.list, COMPLETED])]);
  };
  const remembered = (key, find) => {
    if (!lists.has(key)) lists.set(key, find());
    return lists.get(key);
  };
  const forms = (key) => remembered(`${key}=`, () => formsOf(key));
  // What must stand in a document for one word of the query: its lists, and what is to be marked.
  const wantWord = async ({ word }, isTyped) => {
    const key = stem(word), found = await forms(key);
    const exact = union(found.map((form) => [form.list, OTHER_FORM, form.word === word ? 1 - OTHER_FORM : 0]));
    const isBeginning = [...word].length >= 3 && exact.documents.length < ENOUGH && (isTyped || !found.length);
    const list = isBeginning ? await remembered(`${word}*`, () => complete(word, exact)) : exact;
    let shared = 0;
    while (shared < key.length && key[shared] === word[shared]) shared++;
    // One or two letters that no page has as a word: the reader is about to type the rest.
    const isJustBegun = isTyped && [...word].length < 3 && !list.documents.length;
    return { lists: [list], isJustBegun, mark: isBeginning || shared < word.length ? `${word.slice(0, shared)}*` : word };
  };
  const wantRun = async (run) => {
    const found = await Promise.all(terms(run).map((term) => remembered(term, () => lookUp(term))));
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
