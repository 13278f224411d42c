// From a note's address on HackMD to its page here. What follows /h/ is what follows HackMD's host: /h/SysJb0yAY.
// A host that has no rule for that shows its page for what is not there, which has this script, too, and leads to
// /h/#SysJb0yAY, the page that lists all of them.
(() => {
  const folder = document.currentScript.dataset.folder;
  const rest = location.pathname.startsWith(folder) ? location.pathname.slice(folder.length) : "";
  if (rest && rest !== "index.html") {
    location.replace(folder + "#" + rest + location.hash);
    return;
  }
  const nowhere = document.querySelector(".not-here");
  if (!nowhere) return; // the page for another address where nothing is

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  // As tools/hackmd/linking/addresses.py reads them.
  const namesOf = (address) => {
    const parts = address.split("?")[0].split("/").filter(Boolean);
    const last = parts[parts.length - 1] || "";
    if (/^(%2F|https?%3A)/i.test(last)) {
      return namesOf(decoded(last).replace(/^https?:\/\/(www\.)?hackmd\.io/i, ""));
    }
    if (parts.length > 1 && /^[sp]$/.test(parts[0])) parts.shift();
    const name = decoded((parts[0] || "").startsWith("@") ? parts.slice(0, 2).join("/") : parts[0] || "");
    return [name, name.split("/")[1]].filter(Boolean);
  };
  const lead = () => {
    const [address, anchor = ""] = location.hash.slice(1).split("#");
    const note = namesOf(address)
      .map((name) => document.getElementById(name)?.closest("li"))
      .find(Boolean);
    if (note) {
      const link = note.querySelector(`a[data-language="${document.documentElement.dataset.language}"]`);
      const heading = decoded(anchor).toLowerCase().replace(/[^\p{L}\p{N}_-]/gu, "");
      location.replace(link.href + (heading ? "#" + heading : ""));
      return;
    }
    nowhere.hidden = !address;
    for (const link of nowhere.querySelectorAll("a")) link.href = "https://hackmd.io/" + address;
  };
  lead();
  addEventListener("hashchange", lead);
})();
