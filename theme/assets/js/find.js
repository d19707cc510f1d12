/* Searching from any page: the slash key goes to the field, on a narrow screen the link opens it. What suggests is loaded
   when a field gets the focus. */
(function () {
  "use strict";
  var doc = document, form = doc.querySelector("[data-y-find]");
  if (!form) return;
  var bar = form.parentNode, link = doc.querySelector(".y-header__search"), own = form.elements.q;
  var field = doc.getElementById("y-q") || own, loading = false;

  function load() {
    if (loading) return;
    var script = doc.createElement("script");
    loading = true;
    script.src = window.yanxiu.root + form.getAttribute("data-y-find");
    script.onerror = function () { loading = false; };
    doc.head.append(script);
  }

  function opened() { return link.getAttribute("aria-expanded") === "true"; }

  // A page with a field of its own leads to that one.
  function open(wanted) {
    if (field !== own) return;
    bar.classList.toggle("y-header__bar--find", wanted);
    link.setAttribute("aria-expanded", String(wanted));
  }

  open(false);
  [own, field].forEach(function (one) { one.addEventListener("focus", load); });
  if (doc.activeElement === field || doc.activeElement === own) load();
  doc.addEventListener("click", function (event) {
    if (link.contains(event.target)) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(!opened());
      field.focus();
    } else if (opened() && !bar.contains(event.target)) open(false);
  });
  doc.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    // The list of suggestions takes the first Esc for itself.
    if (event.key === "Escape" && event.target === own && !event.defaultPrevented && opened()) {
      open(false);
      link.focus();
    }
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || doc.querySelector("dialog[open]")) return;
    event.preventDefault();
    open(true);
    field.focus();
    field.select();
  });
})();
