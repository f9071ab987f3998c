// The camera as a scanner: the browser's own detector where it has one, else a decoder that is loaded on demand.
(function () {
  "use strict";
  var FORMATS = ["qr_code", "code_128", "code_39", "ean_13", "ean_8", "data_matrix"];
  var AGAIN = 3000, EVERY = 160;
  var form, button, video, stream = null, seen = {};

  function decoder() {
    return new Promise(function (resolve, reject) {
      if (window.ZXing) { resolve(); return; }
      var script = document.createElement("script");
      script.src = form.dataset.decoder;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }
  async function detector() {
    if ("BarcodeDetector" in window) {
      var has = await BarcodeDetector.getSupportedFormats();
      var formats = FORMATS.filter(function (format) { return has.indexOf(format) >= 0; });
      if (formats.indexOf("qr_code") >= 0) {
        var own = new BarcodeDetector({ formats: formats });
        return async function () { return (await own.detect(video)).map(function (found) { return found.rawValue; }); };
      }
    }
    await decoder();
    var hints = new Map();
    hints.set(ZXing.DecodeHintType.POSSIBLE_FORMATS, ["QR_CODE", "CODE_128", "CODE_39", "EAN_13", "EAN_8", "DATA_MATRIX"].map(function (name) { return ZXing.BarcodeFormat[name]; }));
    // One by one: the reader of all formats writes to the console at every picture without a code.
    var readers = [new ZXing.QRCodeReader(), new ZXing.MultiFormatOneDReader(hints), new ZXing.DataMatrixReader()];
    var canvas = document.createElement("canvas"), pen = canvas.getContext("2d", { willReadFrequently: true });
    return async function () {
      var scale = Math.min(1, 800 / video.videoWidth);
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      var pixels = pen.getImageData(0, 0, canvas.width, canvas.height).data;
      var grey = new Uint8ClampedArray(canvas.width * canvas.height);
      for (var at = 0; at < grey.length; at++) grey[at] = (pixels[at * 4] * 77 + pixels[at * 4 + 1] * 150 + pixels[at * 4 + 2] * 29) >> 8;
      var bitmap = new ZXing.BinaryBitmap(new ZXing.HybridBinarizer(new ZXing.RGBLuminanceSource(grey, canvas.width, canvas.height)));
      for (var reader of readers) {
        try { return [reader.decode(bitmap, hints).getText()]; } catch (nothing) { /* the next may know it */ } finally { reader.reset(); }
      }
      return [];
    };
  }
  function say(text) { button.querySelector("span").textContent = text; }
  function stop() {
    if (stream) stream.getTracks().forEach(function (track) { track.stop(); });
    stream = null;
    video.hidden = true;
    video.srcObject = null;
    say(button.dataset.start);
  }
  async function look(detect, mine) {
    while (stream === mine) {
      if (video.videoWidth) {
        (await detect()).forEach(function (code) {
          // The same sticker stays in the picture: it is taken once, and again only after it was away.
          var now = Date.now();
          if (!seen[code] || now - seen[code] > AGAIN) form.dispatchEvent(new CustomEvent("huolto:code", { detail: code }));
          seen[code] = now;
        });
      }
      await new Promise(function (resolve) { setTimeout(resolve, EVERY); });
    }
  }
  async function start() {
    button.disabled = true;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 } }, audio: false });
      video.srcObject = stream;
      video.hidden = false;
      say(button.dataset.stop);
      await video.play();
      look(await detector(), stream).catch(stop);
    } catch (error) {
      stop();
      var said = document.getElementById("scan-said");
      said.dataset.kind = "bad";
      said.querySelector("b").textContent = button.dataset.start;
      said.querySelector("span").textContent = form.dataset.noCamera;
    } finally {
      button.disabled = false;
    }
  }
  function ready() {
    form = document.getElementById("scan-form");
    if (!form || !navigator.mediaDevices) return;
    button = document.getElementById("scan-camera");
    video = document.getElementById("scan-video");
    button.hidden = false;
    button.addEventListener("click", function () { if (stream) stop(); else start(); });
    window.addEventListener("pagehide", stop);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready); else ready();
})();
