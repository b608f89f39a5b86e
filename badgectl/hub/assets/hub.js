// The switch between light and dark, buttons that copy, and the search. Pages work without any of it.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  const remembered = () => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  const remember = (theme) => {
    try { localStorage.setItem("theme", theme); } catch { /* it holds for this page */ }
  };
  const chosen = remembered();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  const isDark = () =>
    (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

  const addSwitch = () => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "theme";
    const show = () => {
      button.textContent = isDark() ? "☀" : "☾";
      button.setAttribute("aria-label", isDark() ? "Switch to light" : "Switch to dark");
      button.title = button.getAttribute("aria-label");
    };
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember(root.dataset.theme);
      show();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
    show();
    document.querySelector(".top .wide").append(button);
  };

  const copying = (button, text) => {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  };

  const addCopying = () => {
    if (!navigator.clipboard) return;
    for (const box of document.querySelectorAll("pre.copy")) {
      const text = box.textContent;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Copy";
      copying(button, () => text);
      box.append(button);
    }
    const share = document.querySelector(".copylink");
    if (share) {
      share.hidden = false;
      copying(share, () => document.querySelector("link[rel=canonical]")?.href ?? location.href);
    }
  };

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const SHOWN = 60;

  // Every word must begin a word of the entry; in its name it counts most.
  const rate = (entry, words) => {
    let sum = 0;
    for (const word of words) {
      if (entry.name === word) sum += 20;
      else if (entry.name.startsWith(word)) sum += 12;
      else if (entry.name.includes(" " + word)) sum += 8;
      else if (entry.words.startsWith(word) || entry.words.includes(" " + word)) sum += 3;
      else if (word.length > 2 && (entry.name.includes(word) || entry.words.includes(word))) sum += 1;
      else return 0;
    }
    return sum + (entry.row[0] === "award" ? 0 : 2);
  };

  const addSearch = () => {
    const input = document.getElementById("query");
    const rows = globalThis.hubEntries;
    if (!input || !rows) return;
    const entries = rows.map((row) => ({ row, name: plain(row[1]), words: plain(row[3]) }));
    const list = document.getElementById("hits");
    const status = document.getElementById("found");

    const hit = ([kind, name, href, words]) => {
      const item = document.createElement("li");
      const what = document.createElement("p");
      const link = document.createElement("a");
      const mark = document.createElement("span");
      const about = document.createElement("p");
      what.className = "what";
      link.href = href;
      link.textContent = name;
      mark.className = "mark";
      mark.textContent = kind;
      about.className = "by";
      about.textContent = words;
      what.append(link, " ", mark);
      item.append(what, about);
      return item;
    };

    const search = () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      const found = words.length === 0 ? [] : entries
        .map((entry) => [rate(entry, words), entry])
        .filter(([rating]) => rating > 0)
        .sort((one, other) => other[0] - one[0]);
      list.replaceChildren(...found.slice(0, SHOWN).map(([, entry]) => hit(entry.row)));
      status.textContent = words.length === 0 ? "" :
        found.length > SHOWN ? `${found.length} found, the best ${SHOWN} are shown` : `${found.length} found`;
      const address = new URL(location.href);
      if (input.value) address.searchParams.set("q", input.value);
      else address.searchParams.delete("q");
      try { history.replaceState(null, "", address); } catch { /* not allowed for files */ }
    };

    input.value = new URLSearchParams(location.search).get("q") ?? "";
    input.form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
    input.addEventListener("input", search);
    search();
    input.focus();
  };

  addEventListener("DOMContentLoaded", () => {
    addSwitch();
    addCopying();
    addSearch();
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, [contenteditable]");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        (document.getElementById("query") ?? document.getElementById("find")).focus();
      }
    });
  });
})();
