// Keys of lists and picking ranges: a gain only, everything can be done without. Never while somebody types.
(function () {
  "use strict";
  var OFF = "huolto-list-keys-off";
  var last = null;

  function list() { return document.querySelector("form[data-list-keys]"); }
  function rows() { return Array.from(list().querySelectorAll("tbody > tr")); }
  function link(row) {
    return Array.from(row.querySelectorAll("a[href]")).find(function (one) { return one.offsetParent !== null; });
  }
  function isOff() {
    try { return localStorage.getItem(OFF) === "yes"; } catch (error) { return false; }
  }
  function changed(box) { box.dispatchEvent(new Event("change", { bubbles: true })); }

  // A click with shift picks, or lets go of, all between the last one and this.
  document.addEventListener("click", function (event) {
    var box = event.target;
    if (!box.matches || !box.matches("form[data-pickable] [data-pick]")) return;
    var boxes = Array.from(box.form.querySelectorAll("[data-pick]"));
    var from = boxes.indexOf(last), to = boxes.indexOf(box);
    if (event.shiftKey && from >= 0) {
      boxes.slice(Math.min(from, to), Math.max(from, to) + 1).forEach(function (one) { one.checked = box.checked; });
      changed(box);
    }
    last = box;
  });

  function step(by) {
    var all = rows(), at = all.indexOf(document.activeElement.closest("tbody > tr"));
    var next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by))];
    var target = next && link(next);
    if (target) { target.focus(); next.scrollIntoView({ block: "nearest" }); }
  }
  function pick() {
    var row = document.activeElement.closest("form[data-list-keys] tbody > tr");
    var box = row && row.querySelector("[data-pick]");
    if (box) { box.checked = !box.checked; last = box; changed(box); }
  }
  function find() {
    var search = document.querySelector('.h-filters input[type="search"]');
    if (search) { search.focus(); search.select(); }
  }
  function exportThem() {
    var form = list();
    var isPicked = form.querySelector("[data-pick]:checked");
    var button = form.querySelector(isPicked ? "button[data-export]" : "a[data-export]");
    if (button) button.click();
  }
  function help() {
    var panel = document.getElementById("list-keys");
    if (panel && panel.togglePopover) panel.togglePopover();
  }
  var keys = {
    j: function () { step(1); }, k: function () { step(-1); }, x: pick, "/": find, e: exportThem, "?": help
  };

  // Before the page's own "/": on a list it means the list's search.
  document.addEventListener("keydown", function (event) {
    if (!list() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    var at = event.target;
    var isBox = at.matches && at.matches('input[type="checkbox"]');
    if (at.closest && at.closest("input, textarea, select, [contenteditable]") && !isBox) return;
    if (event.key === "Enter" && isBox && at.matches("[data-pick]")) {
      // Without this, Enter in a box would send the form.
      event.preventDefault();
      var to = link(at.closest("tr"));
      if (to) to.click();
      return;
    }
    var act = !isOff() && Object.prototype.hasOwnProperty.call(keys, event.key) && keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }, true);

  document.addEventListener("change", function (event) {
    if (!event.target.matches("[data-keys-on]")) return;
    try { localStorage.setItem(OFF, event.target.checked ? "no" : "yes"); } catch (error) { return; }
  });
  function ready() {
    document.querySelectorAll("[data-keys]").forEach(function (button) { button.hidden = false; });
    document.querySelectorAll("[data-keys-on]").forEach(function (box) { box.checked = !isOff(); });
  }
  document.addEventListener("htmx:afterSettle", ready);
  ready();
})();
