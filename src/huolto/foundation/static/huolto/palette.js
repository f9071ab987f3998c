// The palette: find anything from the keyboard. Without scripts its buttons lead to the page of the search.
(function () {
  "use strict";
  var dialog = document.querySelector("[data-palette]");
  if (!dialog || !dialog.showModal) return;
  var input = dialog.querySelector("input"), list = dialog.querySelector("[role=listbox]");
  var said = dialog.querySelector("[data-palette-said]");
  var KEY = "huolto-lately:", own = KEY + location.host + ":" + dialog.dataset.reader, MOST = 6;
  var asked = null, timer = null, at = -1;

  // What was opened lately stays in this browser, with this reader, until they sign out.
  function lately() {
    try { return JSON.parse(localStorage.getItem(own)) || []; } catch (error) { return []; }
  }
  function keep(rows) {
    try { localStorage.setItem(own, JSON.stringify(rows.slice(0, MOST))); } catch (error) { /* private mode */ }
  }
  function forget(all) {
    try {
      Object.keys(localStorage).forEach(function (key) {
        if (key.indexOf(KEY) === 0 && (all || key !== own)) localStorage.removeItem(key);
      });
    } catch (error) { /* private mode */ }
  }
  forget(false);
  var heading = document.querySelector("main h1");
  if (heading && /\/\d+\/$/.test(location.pathname)) {
    var rows = lately().filter(function (row) { return row.url !== location.pathname; });
    rows.unshift({ url: location.pathname, title: heading.textContent.trim().slice(0, 120) });
    keep(rows);
  }
  document.addEventListener("submit", function (event) {
    if (event.target.action && /\/sign-out\/$|\/logout\/$/.test(new URL(event.target.action, location.href).pathname)) forget(true);
  });

  function options() { return Array.from(list.querySelectorAll("[role=option]")); }
  function mark(index) {
    var all = options();
    at = all.length ? (index + all.length) % all.length : -1;
    all.forEach(function (one, number) { one.setAttribute("aria-selected", number === at ? "true" : "false"); });
    if (at < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", all[at].id);
    if (at === 0) list.scrollTop = 0; else all[at].scrollIntoView({ block: "nearest" });
  }
  function recent() {
    var rows = lately().filter(function (row) { return row.url !== location.pathname; });
    if (!rows.length) return;
    var group = document.createElement("div"), label = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", "pal-lately");
    label.className = "h-label";
    label.id = "pal-lately";
    label.setAttribute("role", "presentation");
    label.textContent = dialog.dataset.recent;
    group.append(label);
    rows.forEach(function (row, number) {
      var link = document.createElement("a"), name = document.createElement("bdi"), words = document.createElement("span");
      link.className = "h-found";
      link.href = row.url;
      link.id = "pal-lately-" + number;
      link.setAttribute("role", "option");
      link.tabIndex = -1;
      words.className = "h-grow";
      name.textContent = row.title;
      words.append(name);
      link.append(words);
      group.append(link);
    });
    list.prepend(group);
  }
  function ask() {
    var text = input.value.trim();
    if (asked) asked.abort();
    asked = new AbortController();
    var query = new URLSearchParams({ q: text, part: "1", from: location.pathname + location.search });
    fetch(dialog.dataset.url + "?" + query, { signal: asked.signal, headers: { "X-Requested-With": "fetch" } })
      .then(function (answer) {
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (html) {
        list.innerHTML = html;
        if (!text) recent();
        var count = options().length;
        said.textContent = count ? dialog.dataset.count + " " + new Intl.NumberFormat(document.documentElement.lang).format(count) : dialog.dataset.nothing;
        if (!count) {
          var empty = document.createElement("p");
          empty.className = "h-palette-none";
          empty.textContent = dialog.dataset.nothing;
          list.append(empty);
        }
        list.removeAttribute("aria-busy");
        mark(text ? 0 : -1);
      })
      .catch(function (error) {
        if (error.name === "AbortError") return;
        location.href = dialog.dataset.url + "?" + new URLSearchParams({ q: text });
      });
  }
  function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.value = "";
    input.focus();
    list.setAttribute("aria-busy", "true");
    ask();
  }
  function close() { dialog.close(); }

  input.addEventListener("input", function () {
    clearTimeout(timer);
    if (asked) asked.abort();  // An answer to less than what is typed by now must not be chosen from.
    list.setAttribute("aria-busy", "true");
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    var all = options();
    if (event.key === "ArrowDown") { event.preventDefault(); mark(at + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(at < 0 ? all.length - 1 : at - 1); }
    else if (event.key === "Enter") {
      if (list.getAttribute("aria-busy") || !all[at]) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) window.open(all[at].href, "_blank", "noopener");
      else all[at].click();
    }
  });
  list.addEventListener("pointermove", function (event) {
    if (!event.movementX && !event.movementY) return;  // The list moved under a pointer that rests.
    var one = event.target.closest("[role=option]");
    if (one) { var index = options().indexOf(one); if (index !== at) mark(index); }
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog || event.target.closest("[data-close-palette]")) close();
  });
  document.addEventListener("click", function (event) {
    var opener = event.target.closest("[data-open-palette]");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") { event.preventDefault(); open(); }
    else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector('[data-shortcut="/"]')) { event.preventDefault(); open(); }
  });
})();
