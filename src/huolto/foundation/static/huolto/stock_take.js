// Scanning in a stock-take: codes are taken at once, kept in this browser and sent in order until they are answered.
(function () {
  "use strict";
  var form, input, place, said, waiting, sound, prefix, unsent = {}, sending = false, held = "", delay = 0, timer = 0, counter = 0, audio = null;

  function uuid() {
    // randomUUID is there on https only; scanners often stand in a plain network.
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    var hex = Array.from(bytes, function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  // One key a scan, so that two tabs of one session never overwrite each other's.
  function keep(scan) {
    unsent[scan.client] = scan;
    try { localStorage.setItem(prefix + scan.client, JSON.stringify(scan)); } catch (error) { held = form.dataset.noStore; }
  }
  function forget(client) {
    delete unsent[client];
    try { localStorage.removeItem(prefix + client); } catch (error) { /* nothing was kept */ }
  }
  function recall() {
    try {
      Object.keys(localStorage).forEach(function (key) {
        if (key.indexOf(prefix) !== 0) return;
        var scan = JSON.parse(localStorage.getItem(key));
        unsent[scan.client] = scan;
      });
    } catch (error) { held = form.dataset.noStore; }
  }
  function inOrder() {
    return Object.values(unsent).sort(function (a, b) { return a.at === b.at ? a.number - b.number : a.at < b.at ? -1 : 1; });
  }

  function folded(text) {
    return text.trim().toLowerCase().replace(/[۰-۹٠-٩]/g, function (digit) { return String(digit.charCodeAt(0) & 15); });
  }
  function tell(kind, title, second) {
    said.dataset.kind = kind;
    said.querySelector("b").textContent = title;
    said.querySelector("span").textContent = second || "";
  }
  function showWaiting() {
    var count = Object.keys(unsent).length;
    waiting.hidden = count === 0;
    waiting.querySelector("[data-waiting]").textContent = new Intl.NumberFormat(document.documentElement.lang).format(count);
    waiting.querySelector("[data-why]").textContent = held;
  }
  function beep(kind) {
    if (navigator.vibrate) navigator.vibrate(kind === "good" ? 40 : [60, 60, 60]);
    if (sound.getAttribute("aria-pressed") !== "true" || !window.AudioContext) return;
    audio = audio || new AudioContext();
    var tones = { good: [[880, 0.08]], go: [[660, 0.08]], you: [[520, 0.09], [520, 0.09]], bad: [[220, 0.3]] }[kind] || [[440, 0.06]];
    var at = audio.currentTime;
    tones.forEach(function (tone) {
      var one = audio.createOscillator(), loud = audio.createGain();
      one.frequency.value = tone[0];
      loud.gain.value = 0.12;
      one.connect(loud).connect(audio.destination);
      one.start(at);
      one.stop(at + tone[1]);
      at += tone[1] + 0.06;
    });
  }

  function take(text) {
    var code = text.trim();
    if (!code) return;
    var room = Array.from(place.options).find(function (option) { return option.dataset.code && option.dataset.code === folded(code); });
    if (room) {
      place.value = room.value;
      tell("go", form.dataset.nowIn, room.textContent);
      beep("go");
      return;
    }
    keep({ client: uuid(), code: code, place: place.value, at: new Date().toISOString(), number: counter++ });
    tell("", code, form.dataset.kept);
    showWaiting();
    send();
  }

  function later(why) {
    held = why;
    delay = Math.min(delay ? delay * 2 : 1000, 15000);
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  }
  function body(scans) {
    var sent = new URLSearchParams();
    sent.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    scans.forEach(function (scan) {
      ["code", "place", "at", "client"].forEach(function (name) { sent.append(name, scan[name]); });
    });
    return sent;
  }
  async function send() {
    if (sending) return;
    sending = true;
    try {
      for (var scans = inOrder().slice(0, 50); scans.length; scans = inOrder().slice(0, 50)) {
        var answer = await fetch(form.dataset.url, { method: "POST", headers: { Accept: "application/json" }, body: body(scans), redirect: "manual" });
        if ((answer.headers.get("content-type") || "").indexOf("application/json") < 0) {
          later(answer.status >= 500 ? form.dataset.offline : form.dataset.signedOut);
          break;
        }
        var told = await answer.json();
        if (!answer.ok) {
          later(form.dataset.refused + " " + told.error);
          break;
        }
        held = "";
        delay = 0;
        scans.forEach(function (scan) { forget(scan.client); });
        answered(told);
      }
    } catch (error) {
      later(form.dataset.offline);
    } finally {
      sending = false;
      showWaiting();
    }
  }
  // Each part keeps its own direction: a tag after a Persian name stays whole.
  function isolated(text) { return "\u2068" + text + "\u2069"; }
  function answered(told) {
    told.scans.forEach(function (scan) { beepOnce(scan); });
    var last = told.scans[told.scans.length - 1];
    if (last) tell(last.kind, last.said, [last.name, last.second || last.code, last.place].filter(Boolean).map(isolated).join(" · "));
    Object.keys(told.counts).forEach(function (name) {
      document.querySelectorAll('[data-count="' + name + '"]').forEach(function (spot) { spot.textContent = told.counts[name]; });
    });
  }
  var worst = ["", "good", "go", "you", "bad"], beeping = 0, loudest = "";
  function beepOnce(scan) {
    // Of many answers at once the worst is heard, not a chord.
    if (worst.indexOf(scan.kind) >= worst.indexOf(loudest)) loudest = scan.kind;
    clearTimeout(beeping);
    beeping = setTimeout(function () { beep(loudest); loudest = ""; }, 30);
  }

  function ready() {
    form = document.getElementById("scan-form");
    if (!form) return;
    input = document.getElementById("scan-code");
    place = document.getElementById("scan-place");
    said = document.getElementById("scan-said");
    waiting = document.getElementById("scan-waiting");
    sound = document.getElementById("scan-sound");
    sound.hidden = false;
    prefix = "huolto.scan." + form.dataset.url + "." + form.dataset.person + ".";
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var code = input.value;
      input.value = "";
      input.focus();
      take(code);
    });
    form.addEventListener("huolto:code", function (event) { take(event.detail); });
    sound.addEventListener("click", function () {
      sound.setAttribute("aria-pressed", sound.getAttribute("aria-pressed") === "true" ? "false" : "true");
    });
    // What a scanner types while nothing has the focus lands in the field all the same.
    document.addEventListener("keydown", function (event) {
      var other = event.target.closest && event.target.closest("input, textarea, select, button, a, summary, [contenteditable]");
      if (!other && !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1) input.focus();
    }, true);
    place.addEventListener("change", function () { input.focus(); });
    window.addEventListener("online", function () { delay = 0; send(); });
    window.addEventListener("beforeunload", function (event) {
      if (held === form.dataset.noStore && Object.keys(unsent).length) event.preventDefault();
    });
    // The field says that there is no connection; the figures need not say so every four seconds.
    ["htmx:sendError", "htmx:responseError"].forEach(function (name) {
      document.getElementById("scan-live").addEventListener(name, function (event) { event.stopPropagation(); });
    });
    recall();
    showWaiting();
    send();
    input.focus();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready); else ready();
})();
