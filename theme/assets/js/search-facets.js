/* The filters of the search page: one group a facet, built from the index and redrawn from counts.
   Holds which groups are open; the chosen terms belong to the page. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var make = app.make, thousands = app.thousands;
  var FEW = 10, FIRST = 8, MANY = 30, FOUND = 40;

  // `changed(id, slug, chosen)` on a choice, `opened()` when a group opens and needs counts.
  function panel(host, index, changed, opened) {
    var groups = index.facets.map(function (facet, at) { return group(facet, at < 2); });

    function group(facet, open) {
      var note = make("span", { class: "y-facet__note" });
      var list = make("ul", { class: "y-facet__list" });
      var more = make("button", { type: "button", class: "y-facet__more", hidden: true });
      var set = make("fieldset", { class: "y-facet__set" }, make("legend", { class: "y-sr" }, facet.label));
      var element = make("details", { class: "y-facet", open: open },
        make("summary", { class: "y-facet__head" }, make("span", {}, facet.label), note), set);
      var one = { facet: facet, element: element, note: note, list: list, more: more, all: false, typed: "",
        unfolded: new Set(), counts: null, chosen: new Set() };
      if (facet.terms.length > MANY) {
        var field = make("input", { type: "search", class: "y-facet__find", "aria-label": "查找" + facet.label,
          placeholder: "查找" + facet.label, autocomplete: "off" });
        field.addEventListener("input", function () {
          one.typed = app.text.fold(field.value);
          draw(one);
        });
        // Enter would send the whole search form.
        field.addEventListener("keydown", function (event) { if (event.key === "Enter") event.preventDefault(); });
        set.append(field);
      }
      set.append(list, more);
      more.addEventListener("click", function () {
        one.all = !one.all;
        draw(one);
      });
      element.addEventListener("toggle", function () { if (element.open) opened(); });
      list.addEventListener("change", function (event) {
        changed(facet.id, event.target.getAttribute("data-slug"), event.target.checked);
      });
      list.addEventListener("click", function (event) {
        var button = event.target.closest("button");
        if (!button) return;
        var at = Number(button.getAttribute("data-at"));
        if (!one.unfolded.delete(at)) one.unfolded.add(at);
        draw(one);
      });
      return one;
    }

    function row(one, at, extra) {
      var term = one.facet.terms[at];
      var chosen = one.chosen.has(term[0]);
      var box = make("input", { type: "checkbox", "data-slug": term[0] });
      box.checked = chosen;
      var item = make("li", { class: "y-facet__row" + (extra.depth ? " y-facet__row--" + Math.min(extra.depth, 4) : "") });
      if (extra.unfolds) {
        item.append(make("button", { type: "button", class: "y-facet__fold", "data-at": at,
          "aria-expanded": String(extra.unfolded), "aria-label": (extra.unfolded ? "收起 " : "展开 ") + term[1] }));
      }
      item.append(make("label", { class: "y-facet__label" }, box, make("span", { class: "y-facet__name" }, term[1],
        extra.above ? make("small", {}, extra.above) : ""), make("span", { class: "y-facet__count" }, thousands(one.counts[at]))));
      return item;
    }

    // Values without documents under the present filters are hidden unless chosen.
    function visible(one, at) {
      return one.facet.terms[at][0] !== "" && (one.counts[at] > 0 || one.chosen.has(one.facet.terms[at][0]));
    }

    function flat(one) {
      var shown = [];
      one.facet.terms.forEach(function (_, at) { if (visible(one, at)) shown.push(at); });
      var cut = shown.length > FEW && !one.all;
      one.more.hidden = shown.length <= FEW;
      one.more.textContent = cut ? "更多 " + (shown.length - FIRST) + " 项" : "收起";
      return shown.filter(function (at, place) { return !cut || place < FIRST || one.chosen.has(one.facet.terms[at][0]); })
        .map(function (at) { return row(one, at, {}); });
    }

    function typed(one) {
      one.more.hidden = true;
      var shown = [];
      one.facet.folded.forEach(function (folded, at) {
        if (visible(one, at) && app.text.contains(folded, one.typed)) shown.push(at);
      });
      var rows = shown.slice(0, FOUND).map(function (at) {
        var above = one.facet.tree ? one.facet.codes[at][1] : undefined;
        return row(one, at, { above: above === undefined ? "" : one.facet.terms[above][1] });
      });
      if (!shown.length) rows.push(make("li", { class: "y-facet__none" }, "没有相符的" + one.facet.label));
      if (shown.length > FOUND) rows.push(make("li", { class: "y-facet__none" }, "还有 " + (shown.length - FOUND) + " 项，请再输几个字"));
      return rows;
    }

    // Preorder: a row shows when all above it are unfolded. A single tree's root says nothing, so it starts unfolded.
    function tree(one) {
      one.more.hidden = true;
      var terms = one.facet.terms, rows = [], closed = Infinity;
      function leads(at) { return at + 1 < terms.length && terms[at + 1][4] > terms[at][4]; }
      var roots = terms.filter(function (term, at) { return term[4] === 0 && leads(at) && visible(one, at); }).length;
      terms.forEach(function (term, at) {
        if (term[4] > closed || !visible(one, at)) return;
        closed = Infinity;
        var unfolds = leads(at);
        var start = roots === 1 && term[4] === 0;
        var unfolded = unfolds && one.unfolded.has(at) !== start;
        if (unfolds && !unfolded) closed = term[4];
        rows.push(row(one, at, { depth: term[4], unfolds: unfolds, unfolded: unfolded }));
      });
      return rows;
    }

    function draw(one) {
      one.note.textContent = one.chosen.size ? "已选 " + one.chosen.size : "";
      if (!one.counts) return;
      var focus = one.list.contains(document.activeElement) && document.activeElement;
      var same = focus && (focus.hasAttribute("data-at") ? "[data-at=" + JSON.stringify(focus.getAttribute("data-at")) + "]"
        : "[data-slug=" + JSON.stringify(focus.getAttribute("data-slug")) + "]");
      var rows = one.typed ? typed(one) : one.facet.tree ? tree(one) : flat(one);
      one.list.replaceChildren.apply(one.list, rows);
      var again = same && one.list.querySelector(same);
      if (again) again.focus();
    }

    return {
      // Facets whose counts are needed now: none while the filters are out of sight.
      wanted: function () {
        if (!host.getClientRects().length) return [];
        return groups.filter(function (one) { return one.element.open; }).map(function (one) { return one.facet.id; });
      },
      // New counts (facet id → number by term) and chosen terms (facet id → Set of slugs).
      update: function (counts, filters) {
        // They come with their first counts: groups that fill later push each other down.
        groups.forEach(function (one) { if (!one.element.parentNode) host.append(one.element); });
        groups.forEach(function (one) {
          one.chosen = filters[one.facet.id] || new Set();
          one.counts = counts[one.facet.id] || one.counts;
          draw(one);
          // A facet in which no document has anything offers nothing.
          var some = !counts[one.facet.id] || one.counts.some(function (number, at) { return number && one.facet.terms[at][0]; });
          one.element.hidden = !some && !one.chosen.size;
        });
      },
    };
  }

  app.panel = panel;
})();
