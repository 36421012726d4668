/* Brolly's own script: helps where it can, needed nowhere. No inline handlers, no storage.
   Each part stands alone; when one is missing the page still works. */
"use strict";

(() => {
  const body = document.body;
  const changed = new Set(); // forms with words in them that are not saved
  let leaving = false;

  const copyOf = (id, where = document) =>
    where.getElementById(id).content.firstElementChild.cloneNode(true);
  const tokenField = () => document.querySelector("input[name=csrfmiddlewaretoken]");
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  // --- one submit for one press, and a warning before words are lost
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.method === "post") changed.add(form);
  });

  // On the way down, so that htmx does not hear a second press either.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog") return;
    const locks = form.id === "lock-form" && unsaved();
    if (locks || form.dataset.sent) {
      event.preventDefault();
      event.stopPropagation();
      if (locks) lock();
      return;
    }
    if (form.id === "lock-form") tabs?.postMessage("lock");
    form.dataset.sent = "yes";
    changed.delete(form);
    leaving = true;
    // A lost connection must not leave a dead form: the server makes one record anyway.
    setTimeout(() => { delete form.dataset.sent; leaving = false; }, 8000);
  }, true);

  const saves = (event) => event.detail.elt.matches?.("[data-saves]");

  document.addEventListener("htmx:afterRequest", (event) => {
    if (saves(event)) return;
    const form = event.detail.elt.closest("form");
    if (form) delete form.dataset.sent;
    leaving = false;
  });

  // --- a page that is kept as a draft while somebody types, and says whether it was
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!saves(event)) return;
    const form = event.detail.elt.closest("form");
    if (form.dataset.sent) event.preventDefault(); // the whole page is on its way
    else changed.delete(form); // what is typed from here on is added again
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    // A page of the server's, or of something in between, is no line of ours.
    if (saves(event) && event.detail.xhr.responseText.includes("<html")) event.detail.shouldSwap = false;
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (!saves(event)) return;
    const line = event.detail.elt;
    const xhr = event.detail.xhr;
    line.toggleAttribute("data-not-saved", xhr.getResponseHeader("Draft-Kept") === null);
    if (!line.hasAttribute("data-not-saved")) return;
    changed.add(line.closest("form"));
    if (xhr.status === 200) return; // nothing typed yet
    if (xhr.status === 0) line.textContent = line.dataset.noSignal;
    else if (xhr.status >= 500 || xhr.responseText.includes("<html")) line.textContent = line.dataset.fault;
    setTimeout(() => line.isConnected && htmx.trigger(line, "again"), 10000);
  });

  addEventListener("online", () => {
    document.querySelectorAll("[data-saves][data-not-saved]").forEach((line) => htmx.trigger(line, "again"));
  });

  // Pages of one person in one browser: who locks one locks them all.
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("brolly") : null;
  const unsaved = () => [...changed].some((form) => form.isConnected);

  addEventListener("beforeunload", (event) => {
    if (!leaving && unsaved()) event.preventDefault();
  });

  addEventListener("pageshow", () => {
    leaving = false;
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  // --- a page to print has a button for it
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });

  // --- what needs fixing is read first
  document.querySelector(".error-summary[autofocus]")?.focus();

  // --- a link to a folded part opens it
  const unfold = () => {
    const part = document.getElementById(location.hash.slice(1));
    if (part?.matches("details.fold")) part.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();

  // --- keys
  document.addEventListener("keydown", (event) => {
    if (body.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "/") {
      const find = document.getElementById("find-link");
      if (find) { event.preventDefault(); find.click(); }
    } else if (event.key === "?") {
      event.preventDefault();
      open(copyOf("keys-words"));
    }
  });

  function open(dialog) {
    body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
    return dialog;
  }

  // --- locking by itself when nobody is there
  const idle = Number(body.dataset.idle) * 1000;
  if (!idle) return;
  const warning = Math.min(60000, idle / 2);
  let seen = Date.now();
  let told = 0;
  let asking = null;
  let held = null;

  const here = () => { seen = Date.now(); asking?.close(); asking = null; };
  const act = () => {
    if (held || asking) return; // once asked, only the button counts
    here();
    tabs?.postMessage("here");
    if (Date.now() - told > 120000) { told = Date.now(); stillHere(); }
  };
  for (const kind of ["keydown", "pointerdown", "scroll"]) {
    addEventListener(kind, act, { passive: true });
  }
  tabs?.addEventListener("message", (event) => {
    if (event.data === "here") here();
    if (event.data === "lock" && !held) lock(false);
  });

  setInterval(() => {
    if (held) return;
    const quiet = Date.now() - seen;
    if (quiet >= idle) lock();
    else if (quiet >= idle - warning && !asking) {
      asking = open(copyOf("idle-words"));
      asking.addEventListener("close", () => { if (!held) { asking = null; act(); } });
      asking.querySelector("button").addEventListener("click", () => { here(); stillHere(); });
    }
  }, 1000);

  async function stillHere() {
    const answer = await fetch(body.dataset.stillHere, { headers: { Accept: "application/json" } });
    return answer.json();
  }

  async function lock(tell = true) {
    if (held) return;
    const token = tokenField()?.value;
    const keeps = unsaved();
    const before = document.title;
    held = document.createDocumentFragment();
    held.append(...body.childNodes);
    document.title = "Locked";
    if (tell) {
      tabs?.postMessage("lock");
      try {
        await fetch(body.dataset.lock, {
          method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual",
        });
      } catch { /* no connection: the page is covered all the same */ }
    }
    if (!keeps) {
      leaving = true;
      location.replace(body.dataset.signIn);
      return;
    }
    const cover = copyOf("locked-words", held);
    body.append(cover);
    cover.querySelector("button").addEventListener("click", () => carryOn(cover, before));
    cover.querySelector("a").focus();
  }

  async function carryOn(cover, title) {
    const said = cover.querySelector("[role=status]");
    let now = {};
    try { now = await stillHere(); } catch { said.textContent = "There is no connection just now."; return; }
    if (now.who === "") { said.textContent = "Sign in first, in the new tab. Then come back here."; return; }
    if (now.who !== body.dataset.who) { leaving = true; changed.clear(); location.replace("/"); return; }
    cover.remove();
    body.append(held);
    held = null;
    document.title = title;
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((f) => { f.value = now.token; });
    body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": now.token }));
    here();
  }
})();
