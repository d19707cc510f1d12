/* What the search page says where it has nothing to show: why, and what to do next. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var make = app.make, thousands = app.thousands;

  // The one chosen term without which most of the slots pass: {id, slug, many}.
  function inTheWay(slots, filters) {
    var tries = [];
    Object.keys(filters).forEach(function (id) {
      filters[id].forEach(function (slug) {
        tries.push(app.narrow(slots, app.choose(filters, id, slug, false), []).then(function (narrowed) {
          return { id: id, slug: slug, many: narrowed.slots.length };
        }));
      });
    });
    return Promise.all(tries).then(function (all) {
      return all.reduce(function (best, one) { return one.many > best.many ? one : best; });
    });
  }

  function browse(index) {
    var list = make("p", { class: "y-seek__browse" }, "也可以浏览：");
    index.facets.slice(0, 4).forEach(function (facet) {
      list.append(make("a", { href: app.href(facet.id + "/") }, facet.label));
    });
    return list;
  }

  // `page`: what the search page knows and can do.
  app.empty = function (page, fresh) {
    var found = page.found, state = page.state;
    if (!page.index.documents) return page.say(make("p", {}, "成果库里还没有已发布的成果。"));
    if (!found.slots.length) {
      return page.say(make("p", {}, "没有找到“" + state.q.trim().slice(0, 60) + "”。可以少输几个字，或去掉筛选条件。"), page.deeper(), browse(page.index));
    }
    return inTheWay(found.slots, state.filters).then(function (one) {
      if (!fresh()) return;
      var clear = page.button("清除筛选", page.reset), without = "去掉“" + page.label(one.id, one.slug) + "”";
      if (!one.many) return page.say(make("p", {}, "当前筛选下没有成果。去掉全部筛选后有 " + thousands(found.slots.length) + " 份。"), clear);
      page.say(make("p", {}, "当前筛选下没有成果。" + without + "后有 " + thousands(one.many) + " 份。"),
        page.button(without, function () { page.apply(app.choose(state.filters, one.id, one.slug, false)); }), clear);
    });
  };
})();
