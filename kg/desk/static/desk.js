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
    htmx.process(dialog);
    dialog.showModal();
    dialog.querySelector("input:not([type=hidden]), button")?.focus();
  }

  // What is refused is said in the dialog, with all that was filled in still there.
  async function correct(form) {
    const button = form.querySelector("button.main");
    button.disabled = true;
    let said = "The desk does not answer; is it still running?";
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } });
      const to = answer.headers.get("HX-Redirect");
      if (to) {
        sessionStorage.setItem("read", JSON.stringify([to, scrollY]));
        location.assign(to);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      said = (page.querySelector(".error") ?? page.body).textContent;
    } catch { /* said already */ }
    button.disabled = false;
    const place = form.querySelector(".error") ?? document.createElement("p");
    place.className = "error";
    place.setAttribute("role", "alert");
    place.textContent = said;
    form.querySelector(".why").after(place);
  }

  // Whoever corrected something reads on where he was.
  const [path, height] = JSON.parse(sessionStorage.getItem("read") ?? "[]");
  sessionStorage.removeItem("read");
  if (path === location.pathname + location.search) scrollTo(0, height);

  document.addEventListener("submit", event => {
    if (!event.target.matches("#wrong [data-correct]")) return;
    event.preventDefault();
    correct(event.target);
  });

  document.addEventListener("click", event => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("a[data-wrong]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      ask(link.href);
    }
    if (target?.closest("[data-help]")) help();
  });

  // Who fills in what is right has chosen what is wrong.
  document.addEventListener("input", event => {
    const radio = document.getElementById(event.target.dataset?.for ?? "");
    if (radio && event.target.value) radio.checked = true;
  });

  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const files = drop.querySelector("input[type=file]");
    const sent = drop.querySelector("[data-sent]");
    const over = on => event => { event.preventDefault(); drop.classList.toggle("over", on); };
    document.addEventListener("dragover", over(true));
    document.addEventListener("dragleave", over(false));
    document.addEventListener("drop", event => {
      over(false)(event);
      if (!event.dataTransfer?.files.length) return;
      files.files = event.dataTransfer.files;
      drop.requestSubmit();
    });
    drop.addEventListener("htmx:xhr:progress", event => {
      sent.hidden = false;
      if (event.detail.total) sent.value = 100 * event.detail.loaded / event.detail.total;
    });
    drop.addEventListener("htmx:afterRequest", event => {
      sent.hidden = true;
      if (event.detail.successful) drop.reset();
    });
  }

  // What the desk refuses is said where one is, and not swallowed.
  document.addEventListener("htmx:responseError", event => {
    const text = event.detail.xhr.responseText;
    const page = new DOMParser().parseFromString(text, "text/html");
    const place = document.createElement("p");
    place.id = "refused";
    place.className = "error";
    place.setAttribute("role", "alert");
    place.textContent = (page.querySelector(".error") ?? page.body).textContent;
    document.getElementById("refused")?.remove();
    document.getElementById("main").prepend(place);
  });
  document.addEventListener("htmx:beforeRequest", () => document.getElementById("refused")?.remove());

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]") && event.key !== "?") return;
    const key = event.key;
    if (key === "/") document.querySelector("[data-search], input[type=search]")?.focus();
    else if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "?") help();
    else if (key === "w") {
      const named = document.activeElement?.closest("[data-mention]");
      if (named) ask(named.dataset.mention);
      else (chosen() ?? document).querySelector("[data-wrong]")?.click();
    }
    else {
      const button = document.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]`);
      if (!button) return;
      button.click();
    }
    event.preventDefault();
  });
})();
