// Runs before the page is drawn: what the reader left to the system becomes light or dark, so nothing flashes.
(function () {
  "use strict";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function resolve() {
    if (root.dataset.themeChoice === "auto") {
      root.setAttribute("data-bs-theme", system.matches ? "dark" : "light");
    }
  }
  resolve();
  system.addEventListener("change", resolve);
})();
