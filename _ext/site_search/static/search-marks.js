// Marks the words that a reader searched for on the page that a result opens, ?marked=…, until they are removed. The
// page is not changed for it: https://developer.mozilla.org/docs/Web/API/CSS_Custom_Highlight_API
(() => {
  const words = new URLSearchParams(location.search).get("marked");
  const article = document.querySelector("[role=main], main");
  if (!words || !article) return;
  const { dataset } = SearchBox.form;
  const name = "search-marked";
  const inline =
    "a,abbr,b,bdi,cite,code,data,del,em,i,ins,kbd,mark,q,s,samp,small,strong,sub,sup,time,tt,u,span:not(.source-text)";
  // Where the key Escape is for what it is pressed in; what else takes it for itself prevents its default.
  const closer = "input, textarea, select, table, dialog";
  // The index joins a Chinese line to the next; on the page the break is still there.
  const softBreak = /(?<=[\p{sc=Han}\u3000-\u303f\uff00-\uffef])\s*\n\s*(?=[\p{sc=Han}\u3000-\u303f\uff00-\uffef])/u;

  /** Runs of text, `{text, pieces}`: what is in one block, in however many nodes. */
  const blocks = (isBoth) => {
    const around = ".headerlink,.search-marked,.language-switch,.page-by-page"; // in some themes within the content
    const leftOut = `script,style,noscript,template,form,button,${around}${isBoth ? "" : ",.source-text"}`;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
      if (node.nodeType === Node.TEXT_NODE || node.localName === "br") return NodeFilter.FILTER_ACCEPT;
      return node.matches(leftOut) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    const found = [];
    let block;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const around = node.parentElement.closest(`:not(${inline})`);
      if (block?.around !== around || node.localName === "br") found.push((block = { around, text: "", pieces: [] }));
      let from = 0;
      for (const text of (node.data ?? "").split(softBreak)) {
        from = node.data?.indexOf(text, from) ?? 0;
        block.pieces.push({ node, from, at: block.text.length });
        block.text += text;
        from += text.length;
      }
    }
    return found;
  };
  const rangeOf = ({ pieces }, start, end) => {
    const range = new Range();
    const first = pieces.findLast(({ at }) => at <= start);
    const last = pieces.findLast(({ at }) => at < end);
    range.setStart(first.node, first.from + start - first.at);
    range.setEnd(last.node, last.from + end - last.at);
    return range;
  };
  const ranges = (isBoth) => {
    const asked = SiteSearch.fold(words.slice(0, 400)).split(/\s+/);
    const all = blocks(isBoth).map((block) => ({ ...block, folded: SiteSearch.fold(block.text) }));
    const page = all.map(({ folded }) => folded).join("\n");
    const pattern = SiteSearch.wordPattern(asked.filter((word) => /[\p{L}\p{N}]/u.test(word)), page);
    return all.flatMap((block) =>
      [...block.folded.matchAll(pattern)]
        .filter(([text]) => text)
        .map(({ 0: text, index }) => rangeOf(block, index, index + text.length)),
    );
  };

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const whole = words.replaceAll("*", "…"); // run* is every word that begins so
  const short = [...whole].length > 60 ? `${[...whole].slice(0, 60).join("")}…` : whole;
  const bar = make("p", { className: "search-marked", hidden: true });
  const said = make("span", {});
  const button = make("button", { type: "button", textContent: dataset.unmark });
  const show = make("button", { type: "button", textContent: dataset.show });
  show.addEventListener("click", () => {
    document.querySelector(".reading-both-switch").click();
    button.focus();
  });
  const say = (label) => (said.textContent = label.replace("{words}", () => short));
  const markWords = () => {
    const isBoth = document.documentElement.classList.contains("reading-both");
    const found = ranges(isBoth);
    // What was found in the other language alone may be in the original, which is hidden at first.
    const isHidden = !found.length && !isBoth && ranges(true).length > 0;
    bar.hidden = !found.length && !isHidden;
    show.hidden = !isHidden;
    say(isHidden ? dataset.original : dataset.marked);
    CSS.highlights.set(name, new Highlight(...found));
  };
  const mark = () => {
    try {
      markWords();
    } catch (error) {
      console.error(error); // for who mends it
      say(dataset.unmarked);
      [bar.hidden, show.hidden] = [false, true];
      CSS.highlights.delete(name);
    }
  };
  const both = new MutationObserver(mark);
  const remove = () => {
    both.disconnect();
    removeEventListener("keydown", escape);
    CSS.highlights.delete(name);
    const hadFocus = bar.contains(document.activeElement);
    bar.remove();
    if (hadFocus) {
      article.tabIndex = -1;
      article.focus({ preventScroll: true });
    }
    const address = new URL(location.href);
    address.searchParams.delete("marked");
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A page opened as a file may not change its address.
    }
  };
  const escape = (event) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || bar.hidden) return;
    if (event.target.closest?.(closer) || document.querySelector("dialog[open]")) return;
    remove();
  };

  SearchBox.load()
    .then(() => {
      bar.append(said, " ", show, " ", button);
      mark();
      article.prepend(bar);
      const target = document.querySelector(":target"); // however the address spells it
      if (!bar.hidden && Math.abs(target?.getBoundingClientRect().top ?? Infinity) < 120) target.scrollIntoView();
      button.addEventListener("click", remove);
      addEventListener("keydown", escape); // last of all
      both.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
    })
    .catch(() => {}); // without the scripts the page is as it is
})();
