/* Goes from change to change, and shows changes alone. */
(function () {
  "use strict";
  function all(query, from) { return Array.prototype.slice.call(from.querySelectorAll(query)); }

  all("[data-y-match]", document).forEach(function (box) {
    var bar = box.querySelector("[data-y-walk]");
    if (!bar) return;
    var changes = all("[data-y-change]", box), place = bar.querySelector("[data-y-place]"), at = -1;

    function go(step) {
      if (at >= 0) changes[at].classList.remove("y-now");
      at = at < 0 && step < 0 ? changes.length - 1 : (at + step + changes.length) % changes.length;
      changes[at].classList.add("y-now");
      changes[at].scrollIntoView({ block: "center" });
      place.textContent = "第 " + (at + 1) + " 处，共 " + changes.length + " 处";
    }
    bar.querySelector("[data-y-previous]").addEventListener("click", function () { go(-1); });
    bar.querySelector("[data-y-next]").addEventListener("click", function () { go(1); });
    var only = bar.querySelector("[data-y-only]");
    only.addEventListener("click", function () {
      only.setAttribute("aria-pressed", box.classList.toggle("y-match-only") ? "true" : "false");
    });
    bar.hidden = false;
  });
})();
