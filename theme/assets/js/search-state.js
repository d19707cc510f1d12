/* What was asked: the query, the order and the filters. Its one home is the address, so that a search can be
   shared and the back button works. Filters are an object, facet id → Set of slugs, never changed in place. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;

  // {q, body (texts too), sort, filters} of the present address.
  function read() {
    var query = new URLSearchParams(location.search), filters = Object.create(null);
    query.forEach(function (value, key) {
      if (key === "q" || key === "sort" || key === "in" || !value) return;
      (filters[key] = filters[key] || new Set()).add(value);
    });
    var sort = query.get("sort");
    return { q: query.get("q") || "", body: query.get("in") === "text", sort: sort === "date" || sort === "level" ? sort : "", filters: filters };
  }

  function write(state, replace) {
    var query = new URLSearchParams();
    if (state.q) query.set("q", state.q);
    Object.keys(state.filters).forEach(function (id) { state.filters[id].forEach(function (slug) { query.append(id, slug); }); });
    if (state.sort) query.set("sort", state.sort);
    if (state.body) query.set("in", "text");
    var address = location.pathname + (String(query) ? "?" + query : "");
    if (address === location.pathname + location.search) return;
    // Some viewers refuse history on file://; the search works without.
    try { history[replace ? "replaceState" : "pushState"](null, "", address); } catch (error) { return; }
  }

  function copy(filters) {
    var again = Object.create(null);
    Object.keys(filters).forEach(function (id) { again[id] = new Set(filters[id]); });
    return again;
  }

  function size(filters) {
    return Object.keys(filters).reduce(function (sum, id) { return sum + filters[id].size; }, 0);
  }

  // The filters with one term more or less.
  function choose(filters, id, slug, chosen) {
    var again = copy(filters);
    again[id] = again[id] || new Set();
    again[id][chosen ? "add" : "delete"](slug);
    if (!again[id].size) delete again[id];
    return again;
  }

  // Only terms that exist filter; an address may name others.
  function known(index, filters) {
    var kept = Object.create(null);
    Object.keys(filters).forEach(function (id) {
      var facet = index.facet[id];
      var slugs = facet ? Array.from(filters[id]).filter(function (slug) { return facet.position.has(slug); }) : [];
      if (slugs.length) kept[id] = new Set(slugs);
    });
    return kept;
  }

  Object.assign(app, { read: read, write: write, copy: copy, size: size, choose: choose, known: known });
})();
