"use strict";
// Keys, the dialog in which one says what is wrong, and dropping of files. All else works without.
(() => {
  const typing = element => element instanceof HTMLElement &&
    (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  const rows = () => [...document.querySelectorAll(".rows tbody tr")];
  const chosen = () => document.querySelector(".rows tr.chosen");

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const now = all.indexOf(chosen());
    const next = all[Math.min(all.length - 1, Math.max(0, now + step))];
    all.forEach(row => row.classList.toggle("chosen", row === next));
    next.scrollIntoView({ block: "nearest" });
    next.querySelector("[data-open], a")?.focus({ preventScroll: true });
  }

  function help() {
    const dialog = document.getElementById("keys");
    if (dialog.open) dialog.close(); else dialog.showModal();
  }

  // What is wrong is said in a dialog; without this script the link leads to a page that asks it.
  async function ask(address) {
    const dialog = document.getElementById("wrong");
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.getElementById("asked");
    if (!answer.ok || !main) { location.href = address; return; }
    dialog.replaceChildren(document.importNode(main, true));
    const close = document.createElement("button");
    close.type = "button";
    close.className = "plain close";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    dialog.append(close);
    dialog.showModal();
    dialog.querySelector("input:not([type=hidden]), button")?.focus();
  }

  document.addEventListener("click", event => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("a[data-wrong]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      ask(link.href);
    }
    if (target?.closest("[data-help]")) help();
  });

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]") && event.key !== "?") return;
    const key = event.key;
    if (key === "/") document.querySelector("[data-search], input[type=search]")?.focus();
    else if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "?") help();
    else if (key === "w") chosen()?.querySelector("[data-wrong]")?.click();
    else {
      const button = document.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]`);
      if (!button) return;
      button.click();
    }
    event.preventDefault();
  });
})();
