/* Sets an issue tighter or looser on A4, so that its last page is at least a third full. Without it the
   usual setting is printed. */
(function () {
  "use strict";
  var doc = document, html = doc.documentElement, paper = doc.querySelector(".y-issue__paper");
  /* The page without its margins, as in css/kinds/briefing.css. */
  var WIDTH = "178mm", HEIGHT = 263 * 96 / 25.4;
  var SETTINGS = ["usual", "tight", "loose", "looser", "tightest"], LEAST = .4;

  /* The rules for paper, which are laid on the screen for a moment to measure with. */
  function forPaper() {
    var found = [];
    Array.prototype.forEach.call(doc.styleSheets, function (sheet) {
      var rules = [];
      try { rules = sheet.cssRules; } catch (e) { /* opened from a folder: a style sheet is another origin */ }
      Array.prototype.forEach.call(rules, function (rule) {
        if (rule.media && rule.media.mediaText === "print") found.push(rule.media);
      });
    });
    return found;
  }

  /* Share of the last page; 1 when there is only one. */
  function last(setting) {
    html.setAttribute("data-y-fit", setting);
    var pages = paper.getBoundingClientRect().height / HEIGHT;
    return pages <= .99 ? 1 : pages % 1;
  }

  addEventListener("beforeprint", function () {
    var media = forPaper();
    if (!paper || !media.length) return;
    media.forEach(function (one) { one.mediaText = "all"; });
    paper.style.width = WIDTH;
    var best = SETTINGS.map(function (one) { return { setting: one, share: last(one) }; });
    var fits = best.find(function (one) { return one.share >= LEAST; });
    html.setAttribute("data-y-fit", (fits || best.sort(function (a, b) { return b.share - a.share; })[0]).setting);
    paper.style.width = "";
    media.forEach(function (one) { one.mediaText = "print"; });
  });
  addEventListener("afterprint", function () { html.removeAttribute("data-y-fit"); });
})();
