/* The search page: what was asked (its state is the address), what is shown, filters and messages.
   Finds nothing by itself: search-find.js does. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var make = app.make, thousands = app.thousands;
  var choose = app.choose, copy = app.copy, size = app.size;
  var root = document.querySelector("[data-y-search]");
  if (!root) return;
  var PAGE = 20, CHECK = 100, BATCH = 40; // shown at once; checked against their cards for an exact count, so many at once
  var READ = 8, ROUNDS = 3; // the same where pages must be read: those of bodies; so often without a hit
  var PAUSE = 350; // milliseconds of rest in typing before a search

  function part(name) { return root.querySelector("[data-y-" + name + "]"); }
  var field = document.getElementById("y-search-text");
  var panel = part("panel"), sheet = part("sheet"), results = part("results"), wide = window.matchMedia("(min-width: 60em)");
  var title = document.title;
  var index = null, facets = null;
  var state = app.read(); // what the address says
  var draft = null; // filters chosen in the open sheet, not applied yet
  var suggesting = false;
  var turn = 0; // number of the newest search: older ones must not write to the page
  var shown = null; // the present result: {terms, slots (sorted, still to show), unsure, total, known}

  function label(id, slug) {
    var facet = index.facet[id];
    return facet.terms[facet.position.get(slug)][1];
  }

  function order() {
    return state.sort || (app.text.terms(state.q).length ? "relevance" : "date");
  }

  function count(number, unsure) {
    return (unsure ? "约 " : "共 ") + thousands(number) + " 份" + (unsure && unsure <= few(CHECK) ? "（仍在核对）" : "");
  }

  // ---- searching

  function go() {
    var mine = ++turn;
    var fresh = function () { return mine === turn; };
    quiet();
    if (!shown) part("count").textContent = "正在查找…";
    // Until the new results stand, the old ones and their number must not be taken for them.
    results.setAttribute("aria-busy", "true");
    return app.open().then(function (opened) {
      if (!index) start(opened);
      return app.simplify(state.q);
    }).then(function () {
      if (!fresh()) return undefined;
      state.filters = app.known(index, state.filters);
      heading();
      chips();
      var terms = asked(app.text.terms(state.q));
      if (state.q.trim() && !terms.length) return nothing(fresh);
      return (state.body ? app.script("search-body") : Promise.resolve()).then(function () { return app.find(terms); }).then(function (found) { return settle(found, fresh); });
    }).catch(function (error) { if (fresh()) broken(error); })
      .then(function () { if (fresh()) results.removeAttribute("aria-busy"); });
  }

  // Shows a found set: first exact when it is small, else first shown and then checked.
  function settle(found, fresh) {
    return (found.unsure.length <= few(BATCH) ? check(found, fresh) : Promise.resolve()).then(function () {
      if (!fresh()) return undefined;
      if (found.slots.length || found.cut || !found.terms.length) return narrow(found, state.filters, fresh, facets.wanted());
      return apart(found, fresh);
    }).then(function (narrowed) {
      if (!narrowed || !fresh()) return undefined;
      // The newest ones stand in the index: an empty search reads no column for its first screen.
      var plain = !found.terms.length && narrowed.slots.length === index.documents;
      return (plain ? Promise.resolve(index.newest.slice()) : app.sort(found, narrowed.slots, order())).then(function (slots) {
        if (!fresh()) return undefined;
        shown = { found: found, slots: slots, at: 0, total: narrowed.slots.length, rest: plain && index.documents > slots.length };
        results.replaceChildren();
        tell();
        facets.update(narrowed.counts, state.filters);
        if (!shown.total) return empty(found, fresh);
        return page(fresh).then(function () { return fresh() && verifyAll(found, fresh); });
      });
    });
  }

  // Nothing has the words as they stand: what was probably meant, and a line that says so.
  function apart(found, fresh) {
    return app.script("search-near").then(function () { return app.guess(index, found.terms, state.q.trim()); }).then(function (other) {
      found.cut = true;
      if (!fresh()) return null;
      if (!other) return narrow(found, state.filters, fresh, facets.wanted());
      other.found.cut = true;
      part("note").replaceChildren(other.note, app.guesses(other.others, button, type), deeper());
      part("note").hidden = false;
      return settle(other.found, fresh).then(function () { return null; });
    });
  }

  function narrow(found, filters, fresh, wanted) {
    return app.narrow(found.slots, filters, wanted).then(function (narrowed) { return fresh() ? narrowed : null; });
  }

  // Terms that are looked for in bodies too, if that was asked.
  function asked(terms) {
    terms.forEach(function (term) { term.body = state.body; });
    return terms;
  }

  function few(many) { return state.body ? READ : many; }

  // Those of the cards that answer to the terms; where bodies count, their pages are asked.
  function proven(cards, found) {
    var terms = found.terms;
    return Promise.all(cards.map(function (one) {
      var here = app.verify(index, one, terms);
      return here || !state.body ? here : app.withBody(one).then(function () { return app.verify(index, one, terms); }).catch(torn);
    })).then(function (right) {
      var kept = cards.filter(function (_, at) { return right[at]; });
      return state.body && order() === "relevance" ? app.nearFirst(kept, found) : kept;
    });
  }

  // A page that cannot be read: its hit is not shown, and that is said.
  function torn(error) {
    broken(error);
    tell();
    return false;
  }

  // Checks the next batch of uncertain documents against their cards and drops those that fail.
  function check(found, fresh) {
    var batch = found.unsure.slice(0, few(BATCH));
    if (!batch.length) return Promise.resolve();
    return Promise.all(batch.map(app.card)).then(function (cards) { return proven(cards, found); }).then(function (right) {
      if (!fresh()) return;
      var kept = new Set(right.map(function (one) { return one.slot; }));
      var wrong = new Set(batch.filter(function (slot) { return !kept.has(slot); }));
      found.unsure = found.unsure.slice(batch.length);
      found.slots = found.slots.filter(function (slot) { return !wrong.has(slot); });
    });
  }

  function verifyAll(found, fresh) {
    if (!found.unsure.length || found.unsure.length > few(CHECK)) return undefined;
    return check(found, fresh).then(function () {
      if (!fresh()) return undefined;
      if (found.unsure.length) return verifyAll(found, fresh);
      return recount(fresh);
    });
  }

  // New total and counts for the shown set, without touching the results on the page.
  function recount(fresh) {
    return narrow(shown.found, state.filters, fresh, facets.wanted()).then(function (narrowed) {
      if (!narrowed) return undefined;
      var left = new Set(narrowed.slots);
      shown.slots = shown.slots.filter(function (slot, at) { return at < shown.at || left.has(slot); });
      shown.total = narrowed.slots.length;
      tell();
      facets.update(narrowed.counts, state.filters);
      part("more").hidden = shown.at >= shown.slots.length && !shown.rest;
      return shown.total ? undefined : empty(shown.found, fresh);
    });
  }

  // Appends the next results; a document whose card does not contain the query is left out.
  function page(fresh, tried) {
    var list = shown, next = list.slots.slice(list.at, list.at + few(PAGE));
    return Promise.all(next.map(app.card)).then(function (cards) { return proven(cards, list.found); }).then(function (right) {
      if (!fresh()) return undefined;
      list.at += next.length;
      var kept = new Set(right.map(function (one) { return one.slot; }));
      var wrong = new Set(next.filter(function (slot) { return !kept.has(slot); }));
      right.forEach(function (one) { results.append(app.element(index, one, list.found.terms)); });
      if (wrong.size) {
        list.found.slots = list.found.slots.filter(function (slot) { return !wrong.has(slot); });
        list.total -= wrong.size;
      }
      list.found.unsure = list.found.unsure.filter(function (slot) { return next.indexOf(slot) < 0; });
      tell();
      part("more").hidden = list.at >= list.slots.length && !list.rest;
      // A page of wrong candidates only: go on until something is shown.
      if (!right.length && list.at < list.slots.length && (tried || 0) < (state.body ? ROUNDS : Infinity)) return page(fresh, (tried || 0) + 1);
      if (!list.total) return empty(list.found, fresh);
      return undefined;
    });
  }

  function more() {
    var mine = turn, fresh = function () { return mine === turn; }, first = results.children.length;
    quiet();
    var ready = Promise.resolve();
    if (shown.rest && shown.at >= shown.slots.length) {
      ready = app.sort(shown.found, shown.found.slots, "date").then(function (slots) {
        var seen = new Set(shown.slots);
        shown.slots = shown.slots.concat(slots.filter(function (slot) { return !seen.has(slot); }));
        shown.rest = false;
      });
    }
    ready.then(function () { return page(fresh); }).then(function () {
      // The keyboard goes on where the new results begin.
      var link = results.children[first] && results.children[first].querySelector("a");
      if (link && fresh()) link.focus();
    }).catch(function (error) { if (fresh()) broken(error); });
  }

  // ---- what the page says

  function heading() {
    part("heading").textContent = state.q.trim() ? "“" + state.q.trim() + "”" : "搜索成果库";
    document.title = state.q.trim() ? "“" + state.q.trim().slice(0, 40) + "” · " + title : title;
    var chosen = size(state.filters);
    part("open").textContent = chosen ? "筛选 · " + chosen : "筛选";
    part("sort").querySelectorAll("input").forEach(function (one) { one.checked = one.value === order(); });
    part("sort").querySelector("[value=relevance]").parentNode.hidden = !app.text.terms(state.q).length;
    part("level").hidden = !index.facet.recognition;
    part("body").checked = state.body;
    follow();
  }

  // One term and nothing else is a listing with a feed of its own, for the facets that have feeds.
  function follow() {
    var ids = Object.keys(state.filters), id = ids[0], link = part("feed");
    link.hidden = state.q.trim() || ids.length !== 1 || state.filters[id].size !== 1 || index.feeds.indexOf(id) < 0;
    if (!link.hidden) link.href = app.href(id + "/" + Array.from(state.filters[id])[0] + "/") .replace(/index\.html$/, "") + "feed.xml";
  }

  function tell() {
    part("count").textContent = shown && shown.total ? count(shown.total, shown.found.unsure.length) : "";
  }

  function quiet() {
    part("count").classList.remove("y-seek__status--quiet");
    part("alert").hidden = true;
    part("alert").replaceChildren();
    part("empty").hidden = true;
    part("note").hidden = true;
    part("said").textContent = "";
  }

  function clear() {
    results.replaceChildren();
    part("more").hidden = true;
    part("count").textContent = "";
  }

  function say() {
    part("empty").replaceChildren.apply(part("empty"), arguments);
    part("empty").hidden = false;
    // The live region repeats the message for listeners only; the box itself holds links and buttons.
    part("count").classList.add("y-seek__status--quiet");
    part("count").textContent = part("empty").querySelector("p").textContent;
  }

  function button(words, action, name) {
    var element = make("button", { type: "button", class: name || "y-seek__plain" }, words);
    element.addEventListener("click", action);
    return element;
  }

  function nothing(fresh) {
    if (!fresh()) return;
    clear();
    shown = null;
    say(make("p", {}, "“" + state.q.trim() + "”里没有可以查找的字。请输入汉字、字母或数字。"));
  }

  // Nothing to show: search-empty.js says why, and what to do.
  function empty(found, fresh) {
    clear();
    return app.script("search-empty").then(function () {
      var page = { index: index, found: found, state: state, say: say, button: button, label: label, apply: apply, reset: reset, deeper: deeper };
      return fresh() && app.empty(page, fresh);
    });
  }

  // Bodies, when they were not asked for.
  function deeper() {
    return state.body ? "" : button("在正文里找", function () { bodies(true); });
  }

  function broken(error) {
    if (!shown) clear();
    var words = navigator.onLine === false ? "没有网络，无法搜索。可先看已打开的列表。"
      : error.message === "format" ? "搜索刚刚更新过，请刷新本页。" : "索引没有读全，结果可能不全。";
    part("alert").replaceChildren(make("span", {}, words), button("重试", go));
    part("alert").hidden = false;
    part("count").textContent = "";
  }

  function chips() {
    var box = part("chosen"), chosen = [];
    Object.keys(state.filters).forEach(function (id) {
      state.filters[id].forEach(function (slug) {
        var chip = button("", function () { apply(choose(state.filters, id, slug, false)); field.focus(); }, "y-seek__chip");
        chip.setAttribute("aria-label", "移除 " + label(id, slug));
        chip.append(make("span", {}, label(id, slug)), make("span", { class: "y-seek__cross", "aria-hidden": "true" }, "✕"));
        chosen.push(chip);
      });
    });
    box.hidden = !chosen.length;
    box.replaceChildren.apply(box, chosen.length
      ? [make("span", { class: "y-seek__chosen-name" }, "已选")].concat(chosen, [button("清除筛选", reset)]) : []);
  }

  // ---- acting

  function apply(filters) {
    state.filters = filters;
    app.write(state, false);
    go();
  }

  // A suggested term: a filter instead of the words that led to it.
  function add(id, slug) {
    clearTimeout(timer);
    field.value = state.q = "";
    apply(choose(state.filters, id, slug, true));
  }

  function bodies(wanted) {
    state.body = wanted;
    app.write(state, false);
    go();
  }

  function reset() { apply(Object.create(null)); }

  function start(opened) {
    index = opened;
    if (document.activeElement === field && field.value) suggest();
    facets = app.panel(panel, index, function (id, slug, chosen) {
      if (draft) {
        draft = choose(draft, id, slug, chosen);
        preview();
      } else apply(choose(state.filters, id, slug, chosen));
    }, function () { if (draft) preview(); else if (shown) refresh(); });
  }

  // A group was opened: its counts are missing.
  function refresh() {
    var mine = turn, fresh = function () { return mine === turn; };
    narrow(shown.found, state.filters, fresh, facets.wanted()).then(function (narrowed) {
      if (narrowed) facets.update(narrowed.counts, state.filters);
    }).catch(function (error) { if (fresh()) broken(error); });
  }

  // Counts for the filters of the open sheet, which are not applied yet.
  function preview() {
    if (!shown) return;
    var mine = turn, wanted = draft, fresh = function () { return mine === turn && wanted === draft; };
    narrow(shown.found, wanted, fresh, facets.wanted()).then(function (narrowed) {
      if (!narrowed) return;
      facets.update(narrowed.counts, wanted);
      part("sheet-count").textContent = "符合 " + thousands(narrowed.slots.length) + " 份";
    }).catch(function () { if (fresh()) part("sheet-count").textContent = "索引没有读全，请关闭后重试。"; });
  }

  function openSheet() {
    if (!facets) return;
    draft = copy(state.filters);
    part("sheet-body").append(panel);
    document.documentElement.classList.add("y-sheet-open");
    sheet.showModal();
    document.getElementById("y-sheet-title").focus();
    preview();
  }

  // Esc, the back key and ✕ leave everything as it was.
  function sheetClosed() {
    document.documentElement.classList.remove("y-sheet-open");
    part("side").append(panel);
    var chosen = sheet.returnValue === "apply" && draft;
    draft = null;
    sheet.returnValue = "";
    if (chosen) apply(chosen);
    else if (shown) refresh();
    part("open").focus();
  }

  // Suggestions come with the first letter.
  function suggest() {
    if (!index || suggesting) return;
    suggesting = true;
    app.script("search-suggest").then(function () {
      app.suggest(field, { type: type, choose: add });
    }).catch(function () { suggesting = false; });
  }

  // As if the reader had typed it.
  function type(query) {
    field.value = query;
    ask(false);
    field.focus();
  }

  function ask(replace) {
    if (field.value === state.q) return;
    state.q = field.value;
    app.write(state, replace);
    go();
  }

  var timer = 0;
  field.addEventListener("input", function (event) {
    clearTimeout(timer);
    // An unfinished pinyin composition is no query.
    if (!event.isComposing) timer = setTimeout(ask, PAUSE, true);
  });
  field.addEventListener("compositionend", function () {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE, true);
  });
  part("form").addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    if (field.value === state.q) go();
    ask(false);
  });
  panel.addEventListener("submit", function (event) { event.preventDefault(); });
  part("sort").addEventListener("change", function (event) {
    state.sort = event.target.value === "relevance" ? "" : event.target.value;
    app.write(state, false);
    go();
  });
  part("body").addEventListener("change", function (event) { bodies(event.target.checked); });
  part("more").addEventListener("click", more);
  part("keep").addEventListener("click", function () {
    part("said").textContent = window.yanxiu.copy(location.href) ? "已复制" : "没能自动复制，请复制地址栏里的网址";
  });
  field.addEventListener("input", suggest);
  part("open").addEventListener("click", openSheet);
  part("close").addEventListener("click", function () { sheet.close(""); });
  part("apply").addEventListener("click", function () { sheet.close("apply"); });
  part("reset").addEventListener("click", function () {
    draft = Object.create(null);
    preview();
  });
  sheet.addEventListener("close", sheetClosed);
  wide.addEventListener("change", function () { if (sheet.open) sheet.close(""); });
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || sheet.open) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  window.addEventListener("popstate", function () {
    state = app.read();
    field.value = state.q;
    go();
  });

  part("needs-script").hidden = false;
  if (field.value && !state.q) {
    // Who was quicker than this script has typed already: that is the query.
    ask(true);
  } else {
    field.value = state.q;
    go();
  }
})();
