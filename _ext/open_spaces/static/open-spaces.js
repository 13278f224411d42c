// Shows the reader's own time beside each time of the open spaces, as the browser knows it. Nothing is
// remembered. Without this script the page gives the times of the event.
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
})();
