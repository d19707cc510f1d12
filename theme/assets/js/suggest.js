/* Suggestions in the search fields of pages that are not the search page: what is chosen opens there. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;

  function open(form, key, value) {
    var address = new URL(form.action);
    address.search = new URLSearchParams([[key, value]]);
    location.assign(address);
  }

  Array.prototype.forEach.call(document.querySelectorAll(".y-find, .y-search"), function (form) {
    app.suggest(form.elements.q, {
      type: function (text) { open(form, "q", text); },
      choose: function (facet, slug) { open(form, facet, slug); }
    });
  });
})();
