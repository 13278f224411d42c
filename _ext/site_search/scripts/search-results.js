// Reads what a result shows: what it is, where it leads, and the passage that says most of what was asked for.
(() => {
  const { fold, wordPattern, ready, load, root } = window.SiteSearch;
  // Maximum number of characters shown; a Chinese one counts as two.
  const PASSAGE = 150, BEFORE = 40;
  const CHINESE = /[\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const CHINESE_PARTS = new RegExp(`(${CHINESE.source}(?:[\\s\\d\\u3000-\\u303f\\uff01-\\uff65]*${CHINESE.source})*[。！？]?)`, "u");
  const page = document.documentElement.lang || "en";

  // Chinese in an English text says so, as on the pages themselves (WCAG 3.1.2).
  const inLanguages = (piece, lang) => {
    if (!(lang || page).startsWith("en") || !CHINESE.test(piece.text)) return [piece];
    const parts = piece.text.split(CHINESE_PARTS);
    return parts.map((text, index) => (index % 2 ? { ...piece, text, lang: "zh-Hant-TW" } : { ...piece, text })).filter(({ text }) => text);
  };
  const inPieces = (text, lang, pattern, from = 0, to = text.length) => {
    const pieces = [], shown = text.slice(from, to);
    let done = 0;
    for (const { 0: found, index } of fold(shown).matchAll(pattern)) {
      if (index > done) pieces.push({ text: shown.slice(done, index), marked: false });
      pieces.push({ text: shown.slice(index, (done = index + found.length)), marked: true });
    }
    if (done < shown.length) pieces.push({ text: shown.slice(done), marked: false });
    return { lang, pieces: pieces.flatMap((piece) => inLanguages(piece, lang)), cutBefore: from > 0, cutAfter: to < text.length };
  };
  const shownText = (stored, pattern) => {
    const [text, lang] = Array.isArray(stored) ? stored : [stored, ""];
    return inPieces(text, lang, pattern);
  };
  const wordsOf = (stored) => (Array.isArray(stored) ? stored[0] : stored);

  const isInside = (text, at) => at > 0 && at < text.length && /[\p{L}\p{N}\ud800-\udfff]{2}/u.test(text.slice(at - 1, at + 1)) && !CHINESE.test(text.slice(at - 1, at + 1));
  const wordEnd = (text, at, step) => {
    let end = at;
    while (isInside(text, end) && Math.abs(end - at) < 20) end += step;
    return end;
  };
  // The window of the text in which most different words are, near its first one.
  const passageOf = (text, lang, pattern) => {
    const found = [...fold(text).matchAll(pattern)];
    const size = CHINESE.test(text) ? PASSAGE / 2 : PASSAGE;
    let best = 0, start = 0;
    found.forEach(({ index }, first) => {
      const inside = found.slice(first, first + 30).filter((other) => other.index + other[0].length <= index + size - BEFORE / 2);
      const worth = new Set(inside.map(([word]) => word)).size + Math.max(0, ...inside.map(([word]) => word.length)) / 100;
      if (worth > best) [best, start] = [worth, index];
    });
    const room = size === PASSAGE ? BEFORE : BEFORE / 2;
    let from = start > room ? wordEnd(text, start - room, 1) : 0;
    while (from && from < start && /[^\p{L}\p{N}]/u.test(text[from])) from += 1; // no passage begins with a comma
    return inPieces(text, lang, pattern, from, from + size < text.length ? wordEnd(text, from + size, -1) : text.length);
  };

  const at = ({ documents }, wanted) => {
    let low = 0, high = documents.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (documents[middle] === wanted) return middle;
      if (documents[middle] < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  // The parts in which the words are to be read, those of the telling words first.
  const partsOf = (number, lists) => {
    const votes = new Map();
    for (const { list, idf } of lists) {
      const index = at(list, number);
      if (index >= 0) votes.set(list.parts[index], (votes.get(list.parts[index]) ?? 0) + idf);
    }
    return votes.size ? [...votes].sort(([a, some], [b, others]) => others - some || a - b).map(([part]) => part) : [0];
  };
  // How much of what was asked for a text holds: words whole, or in pairs of their characters.
  const worthOf = (text, pattern, marks) => {
    const found = new Set(fold(text).match(pattern) ?? []);
    const whole = marks.filter((mark) => [...found].some((each) => each.startsWith(mark.replace(/\*$/, ""))));
    return { worth: found.size + 3 * whole.length, isAll: marks.length > 0 && whole.length === marks.length };
  };

  const fileOf = ({ document }, part) => load(`d/${document}${part ? `-${part}` : ""}`);
  const textOf = ({ title, rows }) =>
    fold([title, ...rows.flatMap(([, heading, text, others = ""]) => [heading, text, others])].map(wordsOf).join("\n"));
  const sayAll = (file, phrases) => {
    const text = file ? textOf(file).replace(/[^\S\n]/g, "") : "";
    return phrases.every((phrase) => text.includes(phrase));
  };
  /** Whether one of the parts where *hit* has the words has all of *phrases*, spaces aside; that one is read then. */
  const holds = async (hit, found, phrases) => {
    for (const part of partsOf(hit.document, found.lists)) {
      if (!sayAll(await fileOf(hit, part), phrases)) continue;
      hit.part = part;
      return true;
    }
    return false;
  };
  const read = async (hit, found) => {
    const meta = await ready();
    const file = await fileOf(hit, hit.part ?? partsOf(hit.document, found.lists)[0]).catch(() => null);
    if (!file) return null;
    const lang = file.lang ?? "", pattern = wordPattern(found.marks, textOf(file));
    // A page whose title says it all is shown as itself, with what is before its first heading.
    const isPage = !hit.isRecord && worthOf(wordsOf(file.title), pattern, found.marks).isAll;
    const first = file.rows.filter(([anchor]) => !anchor);
    let best = null;
    for (const row of isPage && first.length ? first : file.rows) {
      const [, heading, text, others = ""] = row;
      const inHeading = worthOf(`${wordsOf(heading)} ${others}`, pattern, found.marks);
      const inText = worthOf(text, pattern, found.marks);
      const worth = 2 * inHeading.worth + inText.worth;
      if (!best || worth > best.worth) best = { row, worth, inHeading, inText };
    }
    const [place, heading, text, others = ""] = best.row;
    const anchor = isPage ? "" : place;
    const isRecord = hit.isRecord, isHeading = !isRecord && anchor !== "" && best.inHeading.isAll;
    const shown = shownText(heading, pattern);
    // Where a heading is known by its other language alone, that is what the reader asked for.
    const isElsewhere = !best.inText.worth && others && !shown.pieces.some(({ marked }) => marked) && best.inHeading.worth;
    const passage = isElsewhere ? inPieces(others, meta.other, pattern) : text ? passageOf(text, lang, pattern) : null;
    const title = isHeading || isRecord ? shown : shownText(file.title, pattern);
    const around = isRecord ? file.page : isHeading ? file.title : anchor ? heading : null;
    const [address, query] = file.url.split("?");
    const marked = found.marks.length && !query ? `?marked=${found.marks.map(encodeURIComponent).join("+")}` : query ? `?${query}` : "";
    return {
      kind: isHeading ? "heading" : file.kind,
      href: `${root}${address}${marked}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`,
      title,
      trail: around ? shownText(around, pattern) : null,
      passage,
    };
  };

  Object.assign(window.SiteSearch, { read, holds });
})();
