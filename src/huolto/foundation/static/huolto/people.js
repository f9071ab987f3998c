// People found as one types. Without scripts what was typed is looked up when the form is sent.
(function () {
  "use strict";
  var timer = null, asked = null;

  function boxOf(target) { return target.closest && target.closest("[data-person-pick]"); }
  function parts(box) {
    return { key: box.querySelector("[data-pick-key]"), words: box.querySelector("[data-pick-words]"),
             list: box.querySelector("[role=listbox]"), said: box.querySelector("[role=status]") };
  }
  function options(list) { return Array.from(list.querySelectorAll("[role=option]")); }
  function prepare(box) {
    var own = parts(box);
    if (!box.dataset.url || own.words.hasAttribute("role")) return own;
    own.words.setAttribute("role", "combobox");
    own.words.setAttribute("aria-autocomplete", "list");
    own.words.setAttribute("aria-expanded", "false");
    own.words.setAttribute("aria-controls", own.list.id);
    return own;
  }
  function close(own) {
    own.list.hidden = true;
    own.list.textContent = "";
    own.words.setAttribute("aria-expanded", "false");
    own.words.removeAttribute("aria-activedescendant");
  }
  function mark(own, index) {
    var all = options(own.list);
    if (!all.length) return;
    var at = (index + all.length) % all.length;
    all.forEach(function (one, number) { one.setAttribute("aria-selected", number === at ? "true" : "false"); });
    own.words.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  }
  function marked(own) {
    return options(own.list).findIndex(function (one) { return one.getAttribute("aria-selected") === "true"; });
  }
  function take(own, option) {
    own.key.value = option.dataset.key;
    own.words.value = option.dataset.name;
    close(own);
    own.said.textContent = "";
    own.words.dispatchEvent(new Event("change", { bubbles: true }));
  }
  function ask(box, own) {
    var text = own.words.value.trim();
    if (asked) asked.abort();
    if (!text) { close(own); return; }
    asked = new AbortController();
    var query = new URLSearchParams({ q: text, at: own.words.id });
    var address = box.dataset.url + (box.dataset.url.indexOf("?") < 0 ? "?" : "&") + query;
    fetch(address, { signal: asked.signal, headers: { "X-Requested-With": "fetch" } })
      .then(function (answer) {
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (html) {
        if (own.words.value.trim() !== text || document.activeElement !== own.words) return;
        own.list.innerHTML = html;
        var count = options(own.list).length;
        own.list.hidden = !count;
        own.words.setAttribute("aria-expanded", count ? "true" : "false");
        own.words.removeAttribute("aria-activedescendant");
        own.said.textContent = count ? box.dataset.found + " " + new Intl.NumberFormat(document.documentElement.lang).format(count) : box.dataset.nothing;
      })
      .catch(function (error) { if (error.name !== "AbortError") close(own); });
  }

  document.addEventListener("focusin", function (event) {
    var box = boxOf(event.target);
    if (box && event.target.matches("[data-pick-words]")) prepare(box);
  });
  document.addEventListener("input", function (event) {
    var box = boxOf(event.target);
    if (!box || !event.target.matches("[data-pick-words]")) return;
    var own = prepare(box);
    if (!box.dataset.url) return;
    own.key.value = "";
    clearTimeout(timer);
    timer = setTimeout(function () { ask(box, own); }, 200);
  });
  document.addEventListener("keydown", function (event) {
    var box = boxOf(event.target);
    if (!box || !event.target.matches("[data-pick-words]")) return;
    var own = parts(box);
    if (own.list.hidden) return;
    if (event.key === "ArrowDown") mark(own, marked(own) + 1);
    else if (event.key === "ArrowUp") mark(own, marked(own) < 0 ? -1 : marked(own) - 1);
    else if (event.key === "Escape") close(own);
    else if (event.key === "Enter" && marked(own) >= 0) take(own, options(own.list)[marked(own)]);
    else return;
    event.preventDefault();
  });
  document.addEventListener("mousedown", function (event) {
    var box = boxOf(event.target), option = event.target.closest && event.target.closest(".h-pick-list [role=option]");
    if (!box || !option) return;
    event.preventDefault();
    take(parts(box), option);
  });
  document.addEventListener("focusout", function (event) {
    var box = boxOf(event.target);
    if (box) close(parts(box));
  });
})();
