// What `live` adds to each page: it loads the page again when that was written anew, and shows what is
// wrong with notes and catalogs in a box at the top.
(() => {
  const served = document.currentScript.dataset.digest;
  const chinese = document.documentElement.lang.startsWith("zh");
  const box = document.createElement("div");
  box.id = "live-faults";
  box.setAttribute("role", "alert");
  box.style.cssText =
    "position: sticky; top: 0; z-index: 1000; max-height: 40vh; overflow: auto; padding: .5rem 1rem;" +
    "background: #fff4f2; color: #7a1200; border-bottom: 3px solid #b3261e; font: 0.9rem/1.5 ui-monospace, monospace;" +
    "white-space: pre-wrap; overflow-wrap: anywhere";
  box.hidden = true;
  document.body.prepend(box);

  const show = (faults) => {
    box.hidden = faults.length === 0;
    const heading = chinese ? `有 ${faults.length} 個問題：` : `Faults: ${faults.length}`;
    box.textContent = faults.length ? [heading, ...faults].join("\n") : "";
  };

  const connect = () => {
    const address = new URL("/_live/socket", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.search = new URLSearchParams({ page: location.pathname, digest: served });
    const socket = new WebSocket(address);
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.reload) location.reload();
      else show(message.faults);
    };
    // The server was stopped: when it is there again, it tells whether the page is still the same.
    socket.onclose = () => setTimeout(connect, 1000);
  };
  connect();
})();
