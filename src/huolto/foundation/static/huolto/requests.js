// A request's page: a ready answer is put into the message, Ctrl-Enter sends. A gain only; all is there without.
(function () {
  "use strict";
  document.addEventListener("change", function (event) {
    var chooser = event.target;
    if (!chooser.matches || !chooser.matches("[data-ready]") || !chooser.value) return;
    var body = chooser.form.querySelector("textarea[name=body]");
    var before = body.value.slice(0, body.selectionStart), after = body.value.slice(body.selectionEnd);
    body.value = before + chooser.value + after;
    body.selectionStart = body.selectionEnd = before.length + chooser.value.length;
    chooser.value = "";
    body.focus();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    var form = event.target.closest && event.target.closest("form[data-answer]");
    if (form) { event.preventDefault(); form.requestSubmit(); }
  });
})();
