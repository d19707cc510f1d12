/* Back to where one was: a page that was opened from a list says which, and goes back to the same place in it. */
(function () {
  "use strict";
  var key = "y-list", doc = document;
  var list = doc.querySelector(".y-cards, [data-y-results], .y-tiles"), crumbs = doc.querySelector(".y-crumbs");

  function kept() {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch (error) { return null; }
  }

  if (list) {
    doc.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest(".y-cards a, [data-y-results] a, .y-tiles a");
      if (!link) return;
      var head = doc.querySelector("h1"), from = { href: location.href, to: link.href.split("#")[0], title: head ? head.textContent.trim() : "" };
      try { sessionStorage.setItem(key, JSON.stringify(from)); } catch (error) { /* private mode: the back button still works */ }
    }, true);
  }
  var from = kept();
  if (!from || !crumbs || from.to !== location.href.split("#")[0]) return;
  var line = doc.createElement("p"), back = doc.createElement("a");
  line.className = "y-back";
  back.href = from.href;
  back.textContent = "‹ 返回列表：" + from.title.slice(0, 24);
  back.addEventListener("click", function (event) {
    // The browser's own step back also brings back the place in the list.
    if (doc.referrer.split("#")[0] !== from.href.split("#")[0] || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.back();
  });
  line.append(back);
  crumbs.before(line);
})();
