/* One search result as an element. All data goes into text nodes and checked addresses. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var make = app.make, marked = app.marked, address = app.href;
  var BEFORE = 20; // characters shown before the first hit of a long summary
  var EARLY = 45; // a hit before this place is on the first two lines anyway

  function excerpt(text, terms) {
    var first = app.text.hits(text, terms)[0];
    return first && first[0] > EARLY ? "……" + text.slice(first[0] - BEFORE) : text;
  }

  function pips(level, of) {
    var whole = make("span", { class: "y-hit__pips", "aria-hidden": "true" });
    for (var at = 1; at <= of; at += 1) whole.append(make("span", { class: at <= level ? "y-hit__pip y-hit__pip--full" : "y-hit__pip" }));
    return whole;
  }

  // A term of a taxonomy; one on a ladder carries its level in shape and words.
  function term(index, taxonomy, label, terms) {
    var facet = index.facet[taxonomy[0]];
    var known = facet && facet.byLabel.get(label);
    if (!known || !known[4]) return make("li", {}, marked(label, terms));
    var of = Math.max.apply(null, facet.terms.map(function (one) { return one[4] || 0; }));
    return make("li", { class: "y-hit__level y-hit__level--" + known[4] }, marked(label, terms), pips(known[4], of),
      make("span", { class: "y-sr" }, taxonomy[1] + "第" + known[4] + "级，共" + of + "级"));
  }

  // Where a term was found that the rest of the card does not show.
  function reasons(index, one, terms) {
    var shown = [one.title, one.summary].concat(one.authors.map(function (author) { return author[0]; }), one.badges);
    one.terms.slice(0, index.shown).forEach(function (labels) { shown = shown.concat(labels); });
    if (one.line[0]) shown.push(one.line[0][1]);
    shown = shown.map(app.text.fold);
    var hidden = [];
    one.terms.slice(index.shown).forEach(function (labels, at) {
      labels.forEach(function (label) { hidden.push([index.taxonomies[index.shown + at][1], label]); });
    });
    one.line.slice(1).forEach(function (place) { hidden.push([index.tree.label, place[1]]); });
    hidden = hidden.concat(one.extra);
    var found = new Map();
    terms.forEach(function (term) {
      if (term.not || shown.some(function (text) { return app.says(text, term, true); })) return;
      var pair = hidden.find(function (one) { return app.says(app.text.fold(one[1]), term, true); });
      if (pair) return found.set(pair[0] + pair[1], pair);
      var alias = app.aliased(index, one, term);
      if (alias) found.set(alias[0] + alias[1], [alias[0], alias[1] + "（也叫“" + alias[2] + "”）"]);
      return undefined;
    });
    return Array.from(found.values());
  }

  function card(index, one, terms) {
    var facts = make("ul", { class: "y-hit__facts" });
    one.terms.slice(0, index.shown).forEach(function (labels, at) {
      labels.forEach(function (label) { facts.append(term(index, index.taxonomies[at], label, terms)); });
    });
    one.authors.forEach(function (author) {
      facts.append(make("li", {}, author[1] ? make("a", { href: address("author/" + author[1] + "/") }, marked(author[0], terms))
        : marked(author[0], terms)));
    });
    var place = one.line[0];
    if (place && place[0]) {
      facts.append(make("li", {}, make("a", { href: address("organisation/" + place[0] + "/") }, marked(place[1], terms))));
    }
    if (one.date) facts.append(make("li", {}, make("time", { datetime: one.date }, one.date)));
    if (one.files) facts.append(make("li", {}, one.files));
    var head = make("div", { class: "y-hit__head" }, make("h2", { class: "y-hit__title" },
      make("a", { href: address(one.url) }, marked(one.title, terms))));
    one.badges.forEach(function (badge) { head.append(make("span", { class: "y-hit__badge" }, marked(badge, terms))); });
    var article = make("article", { class: "y-hit" }, head);
    if (one.summary) article.append(make("p", { class: "y-hit__summary" }, marked(excerpt(one.summary, terms), terms)));
    reasons(index, one, terms).forEach(function (pair) {
      article.append(make("p", { class: "y-hit__reason" }, make("span", { class: "y-hit__reason-name" }, pair[0]), marked(excerpt(pair[1], terms), terms)));
    });
    article.append(facts);
    return make("li", {}, article);
  }

  app.element = card;
})();
