// A box to sign in, with finger, pen or mouse. Without this script the name and the tick stand alone.
(function () {
  "use strict";
  document.querySelectorAll("form[data-signing]").forEach(function (form) {
    var pad = form.querySelector("[data-pad]");
    if (!pad) return;
    var canvas = pad.querySelector("canvas"), field = pad.querySelector("input[name=signature]");
    var pen = canvas.getContext("2d"), drawing = false, last = null, drawn = false;
    pad.hidden = false;
    // As wide as it is shown, so that a signature drawn on a narrow screen keeps its proportions.
    if (canvas.clientWidth) canvas.width = Math.round(canvas.height * canvas.clientWidth / canvas.clientHeight);
    pen.lineCap = pen.lineJoin = "round";
    pen.lineWidth = 3;
    pen.strokeStyle = "#000";
    function at(event) {
      var box = canvas.getBoundingClientRect();
      return { x: (event.clientX - box.left) * canvas.width / box.width, y: (event.clientY - box.top) * canvas.height / box.height };
    }
    canvas.addEventListener("pointerdown", function (event) {
      if (event.button) return;
      drawing = true;
      last = at(event);
      try { canvas.setPointerCapture(event.pointerId); } catch (error) { /* a pointer that is gone already */ }
      event.preventDefault();
    });
    canvas.addEventListener("pointermove", function (event) {
      if (!drawing) return;
      var here = at(event);
      pen.beginPath();
      pen.moveTo(last.x, last.y);
      pen.lineTo(here.x, here.y);
      pen.stroke();
      last = here;
      drawn = true;
    });
    ["pointerup", "pointercancel"].forEach(function (name) {
      canvas.addEventListener(name, function () { drawing = false; });
    });
    pad.querySelector("[data-clear]").addEventListener("click", function () {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      drawn = false;
    });
    form.addEventListener("submit", function () {
      field.value = drawn ? canvas.toDataURL("image/png") : "";
    });
  });
})();
