// What pages gain from scripts; each of them works without. One listener a matter, for parts that come later too.
(function () {
  "use strict";
  var root = document.documentElement;
  var anchored = window.CSS && CSS.supports("position-area: block-end");

  // Theme: turn round at once and keep the choice, instead of sending the form.
  document.addEventListener("submit", function (event) {
    if (!event.target.closest("[data-theme-switch]")) return;
    event.preventDefault();
    var theme = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    root.setAttribute("data-bs-theme", theme);
    root.dataset.themeChoice = theme;
    document.cookie = "huolto_theme=" + theme + ";path=/;max-age=31536000;samesite=lax" + (location.protocol === "https:" ? ";secure" : "");
  });

  // data-once: a second click sends nothing. Going back to the page allows it again.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
  });
  function allowAgain() {
    document.querySelectorAll("form[data-once]").forEach(function (form) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    });
  }
  window.addEventListener("pageshow", allowAgain);
  document.addEventListener("htmx:afterRequest", allowAgain);

  // Panels of "why?": where the browser cannot anchor them, put them under their button.
  function place(panel) {
    var button = document.querySelector('[popovertarget="' + CSS.escape(panel.id) + '"]');
    if (!button || window.innerWidth <= 700) { panel.style.inset = ""; return; }
    var at = button.getBoundingClientRect();
    var wide = panel.offsetWidth, high = panel.offsetHeight;
    var start = root.dir === "rtl" ? at.right - wide : at.left;
    var top = at.bottom + 6 + high > window.innerHeight && at.top - 6 - high > 0 ? at.top - 6 - high : at.bottom + 6;
    panel.style.inset = "auto";
    panel.style.margin = "0";
    panel.style.left = Math.max(8, Math.min(start, window.innerWidth - wide - 8)) + "px";
    panel.style.top = Math.max(8, top) + "px";
  }
  document.addEventListener("toggle", function (event) {
    var panel = event.target;
    if (!panel.matches || !panel.matches(".h-pop[popover]") || event.newState !== "open") return;
    if (!anchored) place(panel);
  }, true);

  // Menus close when one clicks beside them or presses Escape; the focus goes back to their head.
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.h-menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      var menu = document.querySelector("details.h-menu[open]");
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
    }
    var typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      var find = document.querySelector('[data-shortcut="/"]');
      if (find) { event.preventDefault(); find.focus(); }
    }
  });

  // data-scan: a hand scanner ends each code with Enter; that goes on to the next field and sends after the last.
  document.addEventListener("keydown", function (event) {
    var form = event.key === "Enter" && event.target.matches("[data-scan-field]") && event.target.closest("form[data-scan]");
    if (!form) return;
    var fields = Array.from(form.querySelectorAll("[data-scan-field]"));
    var next = fields[fields.indexOf(event.target) + 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  });

  // Lists to pick from: the count, the head's box, the colour of the row. Showing the bar itself is CSS.
  function count(form) {
    var boxes = form.querySelectorAll("[data-pick]");
    var picked = form.querySelectorAll("[data-pick]:checked").length;
    form.querySelectorAll("[data-picked-count]").forEach(function (place) {
      place.textContent = new Intl.NumberFormat(root.lang).format(picked);
    });
    form.querySelectorAll("[data-pick-all]").forEach(function (all) {
      all.checked = picked > 0 && picked === boxes.length;
      all.indeterminate = picked > 0 && picked < boxes.length;
    });
    boxes.forEach(function (box) {
      var row = box.closest("tr");
      if (row) row.classList.toggle("picked", box.checked);
    });
  }
  document.addEventListener("change", function (event) {
    var form = event.target.closest("form[data-pickable]");
    if (!form) return;
    if (event.target.matches("[data-pick-all]")) {
      form.querySelectorAll("[data-pick]").forEach(function (box) { box.checked = event.target.checked; });
    }
    count(form);
  });
  document.addEventListener("reset", function (event) {
    if (event.target.matches("form[data-pickable]")) setTimeout(function () { count(event.target); });
  });
  function countAll() { document.querySelectorAll("form[data-pickable]").forEach(count); }
  document.addEventListener("htmx:afterSettle", countAll);

  // data-whole: a group of boxes whose first, data-whole-all, stands for all of them.
  function whole(group) {
    var boxes = group.querySelectorAll("input[type=checkbox]:not([data-whole-all])");
    var picked = group.querySelectorAll("input[type=checkbox]:not([data-whole-all]):checked").length;
    var all = group.querySelector("[data-whole-all]");
    all.checked = picked > 0 && picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  }
  document.addEventListener("change", function (event) {
    var group = event.target.closest("[data-whole]");
    if (!group) return;
    if (event.target.matches("[data-whole-all]")) {
      group.querySelectorAll("input[type=checkbox]").forEach(function (box) { box.checked = event.target.checked; });
    }
    whole(group);
  });

  // Toasts: they stay until they are read away.
  function closable(region) {
    region.querySelectorAll("[data-close-toast][hidden]").forEach(function (button) { button.hidden = false; });
  }
  function toast(text) {
    var region = document.getElementById("toasts");
    if (!region || !text) return;
    var one = document.createElement("div"), words = document.createElement("span"), close = document.createElement("button");
    one.className = "h-toast";
    words.className = "h-grow";
    words.textContent = text;
    close.type = "button";
    close.className = "btn btn-sm";
    close.setAttribute("data-close-toast", "");
    close.textContent = region.dataset.close;
    one.append(words, close);
    region.append(one);
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-close-toast]");
    if (button) button.closest(".h-toast").remove();
  });
  document.addEventListener("htmx:responseError", function () { toast(document.getElementById("toasts").dataset.failed); });
  document.addEventListener("htmx:sendError", function () { toast(document.getElementById("toasts").dataset.offline); });

  function ready() {
    root.classList.add("has-script");
    countAll();
    document.querySelectorAll("[data-whole]").forEach(whole);
    closable(document);
    // After a refused form the reader lands on what is to be mended.
    var summary = document.querySelector('.h-note[role="alert"]');
    if (summary) { summary.tabIndex = -1; summary.focus(); }
  }
  // data-panel: what a link loads into it opens it; the focus goes in, and back to the link when it closes.
  document.addEventListener("htmx:afterSwap", function (event) {
    var panel = event.target;
    if (!panel.matches("[data-panel]") || !panel.showPopover) return;
    if (!panel.matches(":popover-open")) panel.showPopover();
    var first = panel.querySelector("button, a");
    if (first) first.focus();
  });
  document.addEventListener("toggle", function (event) {
    if (!event.target.matches || !event.target.matches("[data-panel]") || event.newState !== "closed") return;
    var link = document.querySelector('[hx-target="#' + CSS.escape(event.target.id) + '"]');
    if (link && (document.activeElement === document.body || event.target.contains(document.activeElement))) link.focus();
  }, true);

  document.addEventListener("htmx:oobAfterSwap", function () { closable(document); });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready); else ready();
})();
