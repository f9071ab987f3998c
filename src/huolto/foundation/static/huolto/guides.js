// A question of a guide: the keys 1 to 9 press its answers. A gain only; the answers are buttons.
(function () {
  "use strict";
  var digits = "0123456789۰۱۲۳۴۵۶۷۸۹";
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.matches && event.target.matches("input, textarea, select, [contenteditable]")) return;
    var at = event.key.length === 1 ? digits.indexOf(event.key) % 10 : -1;
    if (at < 1) return;
    var button = document.querySelector('[data-walk] [data-key="' + at + '"]');
    if (button) { event.preventDefault(); button.click(); }
  });
})();
