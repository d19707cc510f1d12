/* Suggestions while one types: terms and schools from the index at once, then people and titles from the
   first documents found. A list of options under the field; arrows, Enter, Esc. Its look comes with it. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var text = app.text, make = app.make;
  var TERMS = 5, WHOLE = 8, CARDS = 6, PAUSE = 150;
  var styled = null;

  // Resolves when the list can be shown as it should look.
  function style() {
    styled = styled || new Promise(function (done, failed) {
      var link = make("link", { rel: "stylesheet", href: app.base + "assets/css/search-suggest.css" });
      link.onload = done;
      link.onerror = function () { styled = null; failed(new Error("style")); };
      document.head.append(link);
    });
    return styled;
  }

  // Terms of facets by the whole of what was typed: beginnings first, then anywhere, then by pinyin.
  function named(index, term) {
    var found = [];
    index.facets.forEach(function (facet) {
      facet.terms.forEach(function (one, at) {
        if (!one[0]) return;
        var place = facet.folded[at].indexOf(term.text), alias = (one[3] || []).some(function (name) { return text.fold(name).startsWith(term.text); });
        var rank = place === 0 ? 0 : place > 0 ? 1 : alias ? 2 : app.says(facet.folded[at], term, true) ? 3 : -1;
        if (rank >= 0) found.push({ rank: rank, many: one[2], text: one[1], note: facet.label, id: facet.id, slug: one[0] });
      });
    });
    found.sort(function (a, b) { return a.rank - b.rank || b.many - a.many; });
    return found.slice(0, TERMS);
  }

  // People and titles among the first documents found.
  function written(index, terms) {
    return app.find(terms).then(function (found) { return app.sort(found, found.slots, "relevance"); })
      .then(function (slots) { return Promise.all(slots.slice(0, CARDS).map(app.card)); }).then(function (cards) {
        var found = [];
        function look(name, note) {
          if (app.says(text.fold(name), terms[0], true)) found.push({ text: name, note: note });
        }
        cards.forEach(function (one) {
          one.authors.forEach(function (author) { look(author[0], "教师"); });
        });
        cards.forEach(function (one) { look(one.title, "题名"); });
        return found;
      });
  }

  // `act.type(text)` searches a text, `act.choose(facet, slug)` filters.
  app.suggest = function (field, act) {
    var options = [], active = -1, timer = 0, turn = 0;
    var list = make("ul", { class: "y-suggest", id: field.id + "-list", role: "listbox", "aria-label": "建议", "data-y-suggest": true });
    var said = make("span", { class: "y-sr", role: "status" });
    field.parentNode.append(list, said);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-autocomplete", "list");
    close();

    function close() {
      clearTimeout(timer);
      turn += 1;
      options = [];
      active = -1;
      list.hidden = true;
      list.replaceChildren();
      said.textContent = "";
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }

    function draw(terms, found) {
      var seen = new Set();
      options = found.filter(function (one) {
        var key = one.note + one.text;
        return !seen.has(key) && seen.add(key);
      }).slice(0, WHOLE);
      active = -1;
      list.replaceChildren.apply(list, options.map(function (one, at) {
        return make("li", { class: "y-suggest__option", role: "option", id: list.id + "-" + at, "aria-selected": "false" },
          make("span", { class: "y-suggest__text" }, app.marked(one.text, terms)), " ", make("span", { class: "y-suggest__note" }, one.note));
      }));
      list.hidden = !options.length;
      said.textContent = options.length ? options.length + " 条建议" : "";
      field.setAttribute("aria-expanded", String(!list.hidden));
      field.removeAttribute("aria-activedescendant");
    }

    function look() {
      var mine = ++turn, typed = field.value, terms = text.terms(typed);
      if (terms.length !== 1 || terms[0].not) return close();
      var spelling = terms[0].said && app.script("search-spell").then(function () { return app.spelling; });
      return Promise.all([app.open(), style(), spelling]).then(function (ready) {
        if (mine !== turn) return undefined;
        var index = ready[0], first = named(index, terms[0]);
        draw(terms, first);
        return written(index, terms).then(function (second) {
          // Who is moving through the list must not have it changed under the hand.
          if (mine === turn && active < 0) draw(terms, first.concat(second));
        });
      }).catch(function () { if (mine === turn) close(); });
    }

    function move(step) {
      var rows = list.children;
      if (active >= 0) rows[active].setAttribute("aria-selected", "false");
      // One place of the circle is the field itself.
      active = (active + 1 + step + rows.length + 1) % (rows.length + 1) - 1;
      if (active < 0) return field.removeAttribute("aria-activedescendant");
      rows[active].setAttribute("aria-selected", "true");
      rows[active].scrollIntoView({ block: "nearest" });
      return field.setAttribute("aria-activedescendant", rows[active].id);
    }

    function pick(at) {
      var one = options[at];
      close();
      if (one.id) act.choose(one.id, one.slug);
      else act.type(one.text);
    }

    field.addEventListener("input", function (event) {
      clearTimeout(timer);
      if (!event.isComposing) timer = setTimeout(look, PAUSE);
    });
    field.addEventListener("compositionend", function () { timer = setTimeout(look, PAUSE); });
    field.addEventListener("keydown", function (event) {
      if (!event.isComposing && event.key === "Enter" && active < 0) close();
      if (event.isComposing) return;
      if (list.hidden) {
        if (event.key === "ArrowDown") look();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        pick(active);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      } else if (event.key === "Tab") close();
    });
    field.addEventListener("blur", close);
    // A press must not take the focus from the field before it becomes a click.
    list.addEventListener("pointerdown", function (event) { event.preventDefault(); });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      var row = event.target.closest("[role=option]");
      if (row) pick(Array.prototype.indexOf.call(list.children, row));
    });
    if (document.activeElement === field) look();
  };
})();
