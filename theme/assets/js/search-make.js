/* What pages are made of: elements, marked texts, addresses. All data goes into text nodes, so it never is markup. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;

  // An element with attributes and children; texts become text nodes.
  function make(name, attributes) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (attributes[key] === true) element.setAttribute(key, "");
      else if (attributes[key] !== false && attributes[key] !== null) element.setAttribute(key, attributes[key]);
    });
    for (var at = 2; at < arguments.length; at += 1) element.append(arguments[at]);
    return element;
  }

  function thousands(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  }

  // An address on this site. From file:// a folder would be listed, so its page is named.
  function address(path) {
    var url = new URL(path, app.base);
    if (!url.href.startsWith(app.base)) return app.base;
    return url.href + (url.protocol === "file:" && url.pathname.endsWith("/") ? "index.html" : "");
  }

  // `text` with the terms marked, as a fragment.
  function marked(text, terms) {
    var fragment = document.createDocumentFragment(), at = 0;
    app.text.hits(text, terms).forEach(function (hit) {
      fragment.append(text.slice(at, hit[0]), make("mark", {}, text.slice(hit[0], hit[1])));
      at = hit[1];
    });
    fragment.append(text.slice(at));
    return fragment;
  }

  Object.assign(app, { make: make, thousands: thousands, href: address, marked: marked });
})();
