// Lists of documents: those of a Chinese term, of the forms of a word, of the words that begin with some letters.
(() => {
  const { stem, ready, load, remembered } = window.SiteSearch;
  // Maximum number of completions of a word.
  const COMPLETIONS = 8;
  // As in index.py.
  const VARIANTS_FILES = 16, SHARDS_A_SHARD_OF_CHARACTERS = 16;
  // What a word weighs that is another form of the one that was typed, or one that begins with it.
  const OTHER_FORM = 0.5, COMPLETED = 0.35;

  // CRC-32, as zlib has it.
  const place = (key, count) => {
    let sum = -1;
    for (const byte of new TextEncoder().encode(key)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
    }
    return (~sum >>> 0) % count;
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
  // What is in any of the lists, [list, factor, bonus] each: the greatest weight counts. A title counts as one
  // where the document is among *exact* too, if there are any: what only resembles the word does not come first.
  const union = (some, exact = { documents: [] }) => {
    const best = new Map(), known = exact.documents.length && new Set(exact.documents);
    for (const [list, factor, bonus = 0] of some) {
      list.documents.forEach((document, at) => {
        const weight = list.weights[at] * factor + bonus, before = best.get(document);
        const isTitle = list.titled[at] && (!known || known.has(document));
        const titled = isTitle || !!before?.titled, own = list.own[at] || !!before?.own;
        if (!before || weight > before.weight) best.set(document, { weight, titled, own, part: list.parts[at] });
        else Object.assign(before, { titled, own });
      });
    }
    const all = emptyList();
    for (const [document, { weight, titled, own, part }] of [...best].sort(([a], [b]) => a - b)) add(all, document, weight, titled, own, part);
    return all;
  };
  const shardOf = (key, shards) => {
    const ofCharacters = Math.max(1, Math.floor(shards / SHARDS_A_SHARD_OF_CHARACTERS));
    return [...key].length === 1 ? shards + place(key, ofCharacters) : place(key, shards);
  };
  const readShard = async (key) => (await load(`s/${shardOf(key, (await ready()).shards)}`)) ?? "";
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
  const variantsOf = async (characters) => {
    const files = new Set(characters.map((each) => place(each, VARIANTS_FILES)));
    return Object.assign({}, ...(await Promise.all([...files].map((number) => load(`v/${number}`)))));
  };
  // The list of a term, and as what it is marked. Where the site does not have it, it may be a simplified spelling.
  const lookUp = async (term) => {
    const list = await inShard(term);
    if (list.documents.length) return { list, spelling: term };
    const variants = await variantsOf([...term]);
    const spellings = [...term].reduce(
      (some, each) => some.flatMap((before) => [...(variants[each] ?? "") + each].map((after) => before + after)),
      [""],
    );
    const found = await Promise.all(spellings.map(async (spelling) => ({ list: await inShard(spelling), spelling })));
    const some = found.filter((each) => each.list.documents.length);
    some.sort((a, b) => b.list.documents.length - a.list.documents.length);
    return some.length ? { list: union(some.map((each, index) => [each.list, index ? OTHER_FORM : 1])), spelling: some[0].spelling } : { list, spelling: term };
  };
  const forms = (key) => remembered(`${key}=`, () => formsOf(key));
  // The words that begin with *word*, the most frequent of them, beside those that are found already.
  const complete = async (word, list) => {
    const beginning = word.slice(0, 3), table = await load(`w/${place(beginning, (await ready()).words)}`);
    const rests = Object.keys((table && Object.hasOwn(table, beginning) && table[beginning]) || {});
    const words = rests.filter((rest) => rest.startsWith(word.slice(3))).map((rest) => beginning + rest);
    const some = words.filter((each) => stem(each) !== stem(word)).slice(0, COMPLETIONS);
    const found = await Promise.all(some.map(async (each) => (await forms(stem(each))).find((form) => form.word === each)));
    return union([[list, 1], ...found.filter(Boolean).map((form) => [form.list, COMPLETED])], list);
  };
  /** The list of a word in all its forms, the very form that was typed first. */
  const listOfWord = async (word) => {
    const found = await forms(stem(word));
    const exact = found.find((form) => form.word === word)?.list;
    return union(found.map(({ list }) => [list, OTHER_FORM, list === exact ? 1 - OTHER_FORM : 0]), exact);
  };

  Object.assign(window.SiteSearch, {
    decode,
    listOfWord: (word) => remembered(word, () => listOfWord(word)),
    listOfBeginning: (word, list) => remembered(`${word}*`, () => complete(word, list)),
    listOfTerm: (term) => remembered(term, () => lookUp(term)),
  });
})();
