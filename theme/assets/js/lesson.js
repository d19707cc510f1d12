/* A submission's page: the day of reading in the citation, the way back to the list one came from. */
(function () {
  "use strict";
  var doc = document, script = doc.currentScript;

  function two(number) { return (number < 10 ? "0" : "") + number; }

  var read = doc.querySelector("[data-y-read]"), now = new Date();
  if (read) read.textContent = "[" + now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()) + "]";

  /* Only from a list of this site: other submissions, the home page and texts are not lists. */
  var back = doc.querySelector("[data-y-back]");
  if (!back || !script || !doc.referrer) return;
  var root = new URL("../../", script.src), from = new URL(doc.referrer);
  if (from.origin !== root.origin || from.pathname.indexOf(root.pathname) !== 0) return;
  var place = from.pathname.slice(root.pathname.length).replace(/index\.html$/, "");
  if (place.indexOf("/") < 0 || /^(r|guide|rules|coverage|ledger|held-back)\//.test(place)) return;
  var link = doc.createElement("a"), named = "";
  Array.prototype.forEach.call(doc.querySelectorAll(".y-crumbs a, .y-sub__by a, .y-meta a"), function (one) {
    if (one.pathname === from.pathname) named = one.textContent.trim();
  });
  link.href = from.href;
  link.textContent = place.indexOf("search/") === 0 ? "返回搜索结果" : "返回列表" + (named ? "：" + named : "");
  /* The browser's own way back keeps the place in the list. */
  link.addEventListener("click", function (event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || history.length < 2) return;
    event.preventDefault();
    history.back();
  });
  back.append(link);
  back.hidden = false;
})();
