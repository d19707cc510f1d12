/* Passing a page on: its public address on the clipboard, or a poster with its code, drawn when asked for. */
(function () {
  "use strict";
  var doc = document, assets = doc.currentScript.src.replace(/js\/share\.js.*$/, "");
  var canonical = doc.querySelector("link[rel=canonical]");
  /* The public address, on a copy without a server too; of a fragment or a query nobody else knows. */
  var address = canonical ? canonical.href : location.href.split("#")[0];
  var NEEDED = ["css/poster.css", "js/vendor/qrcode.js", "js/poster.js"], loading = null;

  function load(name) {
    return new Promise(function (done, failed) {
      var style = /css$/.test(name), part = doc.createElement(style ? "link" : "script");
      part.onload = done;
      part.onerror = failed;
      if (style) { part.rel = "stylesheet"; part.href = assets + name; } else part.src = assets + name;
      doc.head.append(part);
    });
  }

  Array.prototype.forEach.call(doc.querySelectorAll("[data-y-share]"), function (box) {
    var link = box.querySelector("[data-y-link]"), poster = box.querySelector("[data-y-poster]");
    var said = box.querySelector("[data-y-said]");
    link.addEventListener("click", function () {
      said.textContent = window.yanxiu.copy(address) ? "已复制" : "没能自动复制，网址是 " + address;
    });
    poster.hidden = typeof HTMLDialogElement !== "function";
    poster.addEventListener("click", function () {
      said.textContent = "";
      loading = loading || Promise.all(NEEDED.map(load));
      loading.then(function () {
        window.yanxiu.poster({
          address: address,
          title: doc.querySelector(".y-page h1").textContent.trim(),
          by: box.getAttribute("data-y-share"),
          site: doc.querySelector(".y-header__name").textContent.trim()
        });
      }, function () {
        loading = null;
        said.textContent = "海报没有做成，请检查网络后再试";
      });
    });
  });
})();
