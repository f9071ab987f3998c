// A picker beside every Jalali date field; without scripts the field is typed by hand. Begin at `enhance`.
// The browser's own Persian calendar (Intl) counts; what is sent is what stands in the field.
(function () {
  "use strict";
  var DAY = 86400000;
  var WEEK_STARTS_ON = 6; // Saturday
  var FIRST_YEAR = 1250, LAST_YEAR = 1599;
  var calendar = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });

  // Days are moments at midnight UTC.
  function partsOf(day) {
    var found = {};
    calendar.formatToParts(new Date(day)).forEach(function (part) { found[part.type] = parseInt(part.value, 10); });
    return { year: found.year, month: found.month, day: found.day };
  }
  function dayOf(year, month, day) {
    // Six months of 31 days, then of 30; the year begins within two days of 21 March.
    var inYear = month <= 7 ? (month - 1) * 31 + day : 186 + (month - 7) * 30 + day;
    var near = Date.UTC(year + 621, 2, 21) + (inYear - 1) * DAY;
    for (var off = 0; off < 3; off += 1) {
      for (var sign = -1; sign <= 1; sign += 2) {
        var is = partsOf(near + sign * off * DAY);
        if (is.year === year && is.month === month && is.day === day) return near + sign * off * DAY;
      }
    }
    return null;
  }
  function firstOfMonth(day) { return day - (partsOf(day).day - 1) * DAY; }
  function monthAfter(day, months) {
    var is = partsOf(day), index = is.year * 12 + is.month - 1 + months;
    var year = Math.floor(index / 12), month = index % 12 + 1;
    for (var wanted = is.day; wanted > 27; wanted -= 1) {
      var found = dayOf(year, month, wanted);
      if (found !== null) return found;
    }
    return dayOf(year, month, wanted);
  }
  function latin(text) { return text.replace(/[۰-۹]/g, function (d) { return d.charCodeAt(0) - 0x6f0; }).replace(/[٠-٩]/g, function (d) { return d.charCodeAt(0) - 0x660; }); }
  function persian(text) { return String(text).replace(/[0-9]/g, function (d) { return String.fromCharCode(0x6f0 + Number(d)); }); }
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function written(day) { var is = partsOf(day); return persian(is.year + "/" + two(is.month) + "/" + two(is.day)); }
  function read(text) {
    var found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(latin(text.trim()));
    return found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : null;
  }
  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function Picker(input) {
    var words = input.dataset, months = words.months.split("|"), weekdays = words.weekdays.split("|");
    var panel = element("div", { popover: "", role: "dialog", "aria-label": words.open, class: "h-dates" });
    var head = element("div", { class: "head" });
    var title = element("b", { "aria-live": "polite" });
    var grid = element("table", { role: "grid" });
    var chosen = null, at = 0;

    function step(label, sign, months) {
      var button = element("button", { type: "button", "aria-label": label, class: "h-tool" }, sign);
      button.addEventListener("click", function () { show(monthAfter(at, months)); });
      return button;
    }
    head.append(step(words.before, "‹", -1), title, step(words.after, "›", 1));
    panel.append(head, grid);

    function within(day) {
      var year = day === null ? 0 : partsOf(day).year;
      return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
    function show(day, focus) {
      if (!within(day)) return;
      at = day;
      var is = partsOf(day), first = firstOfMonth(day), offset = (new Date(first).getUTCDay() - WEEK_STARTS_ON + 7) % 7;
      title.textContent = months[is.month - 1] + " " + persian(is.year);
      grid.replaceChildren();
      grid.setAttribute("aria-label", title.textContent);
      var row = grid.createTHead().insertRow();
      weekdays.forEach(function (name) {
        var pair = name.split(":");
        row.append(element("th", { scope: "col", abbr: pair[1] }, pair[0]));
      });
      var body = grid.createTBody(), shown = first - offset * DAY;
      do {
        row = body.insertRow();
        for (var i = 0; i < 7; i += 1, shown += DAY) {
          var cell = row.insertCell(), one = partsOf(shown);
          if (one.month !== is.month) continue;
          var button = element("button", { type: "button", "data-day": shown, tabindex: shown === at ? 0 : -1, "aria-label": persian(one.day) + " " + months[one.month - 1] + " " + persian(one.year) }, persian(one.day));
          cell.setAttribute("role", "gridcell");
          if (shown === chosen) cell.setAttribute("aria-selected", "true");
          if (new Date(shown).toISOString().slice(0, 10) === words.today) button.setAttribute("aria-current", "date");
          cell.append(button);
        }
      } while (partsOf(shown).month === is.month);
      if (focus) grid.querySelector('[tabindex="0"]').focus();
    }
    function place() {
      var box = input.getBoundingClientRect(), high = panel.offsetHeight, wide = panel.offsetWidth;
      var under = box.bottom + 4 + high <= window.innerHeight || box.top - 4 - high < 0;
      var start = document.documentElement.dir === "rtl" ? box.right - wide : box.left;
      panel.style.top = Math.max(8, Math.min(under ? box.bottom + 4 : box.top - 4 - high, window.innerHeight - high - 8)) + "px";
      panel.style.left = Math.max(8, Math.min(start, window.innerWidth - wide - 8)) + "px";
    }
    function open() {
      chosen = read(input.value);
      panel.showPopover();
      show(within(chosen) ? chosen : Date.parse(words.today), true);
      place();
    }
    grid.addEventListener("click", function (event) {
      var button = event.target.closest("[data-day]");
      if (!button) return;
      input.value = written(Number(button.dataset.day));
      panel.hidePopover();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
    });
    panel.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { event.preventDefault(); panel.hidePopover(); input.focus(); return; }
      if (!event.target.closest("[data-day]")) return;
      var on = document.documentElement.dir === "rtl" ? -1 : 1, weekday = (new Date(at).getUTCDay() - WEEK_STARTS_ON + 7) % 7;
      var to = {
        ArrowRight: at + on * DAY, ArrowLeft: at - on * DAY, ArrowDown: at + 7 * DAY, ArrowUp: at - 7 * DAY,
        Home: at - weekday * DAY, End: at + (6 - weekday) * DAY,
        PageUp: monthAfter(at, event.shiftKey ? -12 : -1), PageDown: monthAfter(at, event.shiftKey ? 12 : 1)
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      show(to, true);
    });
    return { panel: panel, open: open };
  }

  function enhance(input) {
    if (input.dataset.enhanced) return;
    input.dataset.enhanced = "yes";
    var picker = Picker(input), box = element("span", { class: "h-datefield" });
    var button = element("button", { type: "button", class: "h-tool", "aria-label": input.dataset.open, "aria-haspopup": "dialog" });
    button.innerHTML = document.getElementById("calendar-icon").innerHTML;
    button.addEventListener("click", picker.open);
    input.before(box);
    box.append(input, button, picker.panel);
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" && event.altKey) { event.preventDefault(); picker.open(); }
    });
    // Digits typed in any keyboard stand as the reader writes them.
    input.addEventListener("input", function () {
      var shown = persian(latin(input.value)), caret = input.selectionStart;
      if (shown === input.value) return;
      input.value = shown;
      input.setSelectionRange(caret, caret);
    });
  }
  function all() { document.querySelectorAll("input[data-jalali]").forEach(enhance); }
  document.addEventListener("htmx:afterSettle", all);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all); else all();
})();
