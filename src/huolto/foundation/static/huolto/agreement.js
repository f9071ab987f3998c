// Agreements: line numbers beside the text, mistakes that lead to their line, clause and source picked together.
(function () {
  "use strict";

  // data-lines: a gutter with numbers; lines with a mistake are marked in it.
  function gutterOf(area) {
    var box = area.parentNode;
    if (box.classList.contains("h-numbered")) return box.querySelector(".h-gutter");
    var numbered = document.createElement("div");
    var gutter = document.createElement("div");
    numbered.className = "h-numbered";
    gutter.className = "h-gutter";
    gutter.setAttribute("aria-hidden", "true");
    box.insertBefore(numbered, area);
    numbered.append(gutter, area);
    area.addEventListener("scroll", function () { gutter.scrollTop = area.scrollTop; });
    return gutter;
  }
  function number(area) {
    var gutter = gutterOf(area);
    var wrong = new Set(Array.from(document.querySelectorAll("#checked [data-line]"), function (link) { return link.dataset.line; }));
    var rows = area.value.split("\n").map(function (_line, at) {
      var row = document.createElement("div");
      row.textContent = String(at + 1);
      if (wrong.has(String(at + 1))) row.className = "wrong";
      return row;
    });
    gutter.replaceChildren.apply(gutter, rows);
    gutter.scrollTop = area.scrollTop;
  }
  function numberAll() { document.querySelectorAll("textarea[data-lines]").forEach(number); }
  document.addEventListener("input", function (event) {
    if (event.target.matches("textarea[data-lines]")) number(event.target);
  });
  document.addEventListener("htmx:afterSettle", numberAll);
  numberAll();

  // A mistake leads to its line: the line is selected and stands in the middle.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-line]");
    var area = document.querySelector("textarea[data-lines]");
    if (!link || !area) return;
    event.preventDefault();
    var lines = area.value.split("\n");
    var at = Math.max(0, Math.min(lines.length, Number(link.dataset.line)) - 1);
    var start = lines.slice(0, at).reduce(function (sum, line) { return sum + line.length + 1; }, 0);
    area.focus();
    area.setSelectionRange(start, start + lines[at].length);
    var height = area.scrollHeight / lines.length;
    area.scrollTop = Math.max(0, at * height - area.clientHeight / 2);
    area.scrollIntoView({ block: "nearest" });
  });

  // Clause and source: what the pointer or the focus is on is picked in both.
  function pick(doc, clause) {
    doc.querySelectorAll(".now").forEach(function (one) { one.classList.remove("now"); });
    if (!clause) return;
    var name = CSS.escape(clause);
    doc.querySelectorAll('[data-clause="' + name + '"], [data-of="' + name + '"]').forEach(function (one) { one.classList.add("now"); });
  }
  function picked(event) {
    var doc = event.target.closest && event.target.closest("[data-doc]");
    if (!doc) return;
    var part = event.target.closest("[data-clause], [data-of]");
    pick(doc, part ? part.dataset.clause || part.dataset.of : "");
  }
  document.addEventListener("pointerover", picked);
  document.addEventListener("focusin", picked);
})();
