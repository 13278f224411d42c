// Shows the reader's own time beside each time of the open spaces, as the browser knows it, and, from the first day of
// the event to its end, what is on now and next. Nothing is remembered. Without this script the page gives the times
// of the event.
(() => {
  const buttons = document.querySelectorAll(".my-time-switch");
  const times = document.querySelectorAll("time.moment");
  if (!buttons.length || !times.length) return;
  const language = document.documentElement.lang;
  const format = (options) => new Intl.DateTimeFormat(language, options);
  const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = format({ month: "short", day: "numeric", weekday: "short" });
  const dateThere = new Intl.DateTimeFormat("sv", { dateStyle: "short" }); // 2021-10-02
  const zone = clock.resolvedOptions().timeZone;

  // The reader's clock at the time that an element gives, and the day where it is another one.
  const mine = (time) => {
    const there = new Date(time.dateTime);
    const sameDay = dateThere.format(there) === time.dateTime.slice(0, 10);
    return clock.format(there) + (sameDay ? "" : ` (${day.format(there)})`);
  };
  const isMine = (time) => mine(time) === time.dateTime.slice(11, 16);

  const show = (label) => {
    for (const time of times) {
      const shown = document.createElement("span");
      shown.className = "my-time";
      const said = document.createElement("span");
      said.className = "visually-hidden";
      said.textContent = ` ${label} `;
      shown.append(said, mine(time));
      time.after(shown);
    }
  };
  const hide = () => {
    for (const shown of document.querySelectorAll(".my-time")) shown.remove();
  };
  const toggle = (event) => {
    const isOn = event.currentTarget.getAttribute("aria-pressed") !== "true";
    const { mine: label, zone: named, same } = event.currentTarget.dataset;
    const differs = [...times].some((time) => !isMine(time));
    hide();
    if (isOn && differs) show(label);
    for (const button of buttons) button.setAttribute("aria-pressed", String(isOn));
    for (const status of document.querySelectorAll(".my-time-zone")) {
      status.textContent = isOn ? named + zone.replaceAll("_", " ") + (differs ? "" : ` – ${same}`) : "";
    }
  };
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", toggle);
  }

  // -- Now and next ------------------------------------------------------------------------------
  const place = document.querySelector(".open-spaces-now");
  const words = place.dataset;
  const rows = (selector, marked) =>
    [...document.querySelectorAll(selector)].map((row) => {
      const [start, end] = row.querySelectorAll("time.moment");
      const [from, to] = [start, end].map(({ dateTime }) => +new Date(dateTime));
      return { row, marked: row.querySelector(marked), start, end, from, to };
    });
  const periods = rows(".open-space-hours tbody tr:has(time.moment), ul.open-space-days > li", "th, p");
  const sessions = rows("tr:has(> th.slot time.moment)", "th p");
  const all = [...periods, ...sessions];
  const [firstStart] = all.map(({ start }) => start.dateTime).sort((a, b) => new Date(a) - new Date(b));
  const firstDay = new Date(`${firstStart.slice(0, 10)}T00:00${firstStart.slice(16)}`); // its midnight, where it is
  const lastEnd = Math.max(...all.map(({ to }) => to));
  const dateOfEvent = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeZone: words.zone });
  const dayOfEvent = format({ month: "short", day: "numeric", weekday: "short", timeZone: words.zone });

  const both = (time, now) => {
    const isToday = time.dateTime.slice(0, 10) === dateOfEvent.format(now);
    const there = (isToday ? "" : `${dayOfEvent.format(new Date(time.dateTime))} `) + time.dateTime.slice(11, 16);
    return (isMine(time) ? words.there : words.both).replace("{time}", there).replace("{mine}", mine(time));
  };
  // The subjects of the sessions under a heading, each leading to its row.
  const subjects = ({ row }) =>
    [...row.parentNode.rows].slice(1).map(({ id, cells: [subject] }) => {
      const shown = document.createElement(id ? "a" : "span");
      if (id) shown.href = `#${id}`;
      shown.textContent = subject.textContent.trim();
      return shown;
    });
  const line = (text, one) => {
    const shown = document.createElement("p");
    shown.append(text);
    const names = sessions.includes(one) ? subjects(one) : [];
    names.forEach((name, index) => shown.append(index ? words.comma : words.colon, name));
    return shown;
  };
  const mark = (each, label) => {
    const shown = document.createElement("span");
    shown.className = "on-now";
    shown.textContent = label;
    each.marked.append(" ", shown);
  };

  const update = () => {
    const now = Date.now();
    for (const shown of document.querySelectorAll(".on-now")) shown.remove();
    const lines = [];
    if (now >= firstDay && now < lastEnd) {
      for (const group of [periods, sessions]) {
        const soonest = Math.min(...group.filter(({ from }) => from > now).map(({ from }) => from));
        const told = group === sessions || !sessions.length;
        for (const each of group) {
          const isOn = each.from <= now && now < each.to;
          if (!isOn && each.from !== soonest) continue;
          mark(each, isOn ? words.on : words.soon);
          const text = isOn ? words.now : words.next;
          if (told) lines.push(line(text.replace("{time}", both(isOn ? each.end : each.start, now)), each));
        }
      }
    }
    const text = lines.map(({ textContent }) => textContent).join("\n");
    if (text !== place.dataset.told) place.replaceChildren(...lines); // said by a screen reader only when it changes
    place.dataset.told = text;
    const moments = [+firstDay, ...all.flatMap(({ from, to }) => [from, to])].filter((moment) => moment > now);
    if (moments.length) setTimeout(update, Math.min(Math.min(...moments) - now, 3600000));
  };
  if (all.length) update();
})();
