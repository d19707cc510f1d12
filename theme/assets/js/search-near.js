/* When nothing is found: the query that was probably meant. Words typed without spaces are cut apart, a slip
   is mended by what reads or looks alike, of several words some are left out. Loaded only then. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var text = app.text;
  var LONGEST = 24; // characters of a term that is looked at
  var LOOKED = 12; // cards read to see what stands where the query might have meant
  var OFFERED = 4;
  var HAN = /[\u3400-\u9fff]/;

  // The longest label or other name of a facet's term within the text, from two characters on.
  function labelIn(index, folded) {
    var best = "";
    function look(label) {
      if (label.length > Math.max(1, best.length) && label !== folded && folded.indexOf(label) >= 0) best = label;
    }
    index.facets.forEach(function (facet) {
      facet.terms.forEach(function (one, at) {
        look(facet.folded[at]);
        (one[3] || []).forEach(function (alias) { look(text.fold(alias)); });
      });
    });
    return best;
  }

  // The text cut at the labels in it, the longest first.
  function labelled(index, folded) {
    var label = folded.length > 2 ? labelIn(index, folded) : "";
    if (!label) return [folded];
    var at = folded.indexOf(label), before = folded.slice(0, at), after = folded.slice(at + label.length);
    return (before ? labelled(index, before) : []).concat(label, after ? labelled(index, after) : []);
  }

  // For each key of the text whether a slot has it, in whatever group.
  function held(index, keys) {
    return Promise.all(keys.map(function (key) { return app.recordsOf(index, key); })).then(function (found) {
      return found.map(function (records) {
        var has = new Uint8Array(index.size);
        index.groups.forEach(function (_, group) { app.together(index, [records], group, function (slot) { has[slot] = 1; }); });
        return has;
      });
    });
  }

  // Slots that have all keys but those that `spared` says.
  function without(index, has, spared) {
    return Array.from(index.slots).filter(function (slot) {
      return has.every(function (one, at) { return one[slot] || spared(at); });
    });
  }

  // 王小明分数乘法 → 王小明, 分数乘法: the cut that most documents bear.
  function halved(index, folded) {
    if (folded.length < 4 || folded.length > LONGEST || !/^[\u3400-\u9fff]+$/.test(folded)) return Promise.resolve([folded]);
    return held(index, pairs(folded)).then(function (has) {
      var best = 0, place = 0;
      for (var at = 2; at <= folded.length - 2; at += 1) {
        var many = without(index, has, function (key) { return key === at - 1; }).length;
        if (many > best) {
          best = many;
          place = at;
        }
      }
      return place ? [folded.slice(0, place), folded.slice(place)] : [folded];
    });
  }

  function pairs(folded) {
    return Array.from(folded).slice(1).map(function (character, at) { return { key: folded[at] + character }; });
  }

  // 浮力skg → 浮力, skg.
  function scripts(folded) {
    return folded.match(/[a-z]+(?: [a-z]+)*|[^a-z]+/g) || [folded];
  }

  // The terms with those cut apart of which `parts(folded)` gives more than one; null when there are none.
  function cut(terms, parts) {
    return Promise.all(terms.map(function (term) {
      if (term.not || term.whole || term.text.length > LONGEST || !HAN.test(term.text)) return [term];
      return Promise.resolve(parts(term.text)).then(function (words) {
        return words.length < 2 ? [term] : words.map(function (word) { return HAN.test(word) ? text.plain(word) : text.terms(word)[0]; });
      });
    })).then(function (all) {
      var words = [].concat.apply([], all);
      return words.length > terms.length ? words : null;
    });
  }

  // The terms cut apart in each way that there is.
  app.cuts = function (index, terms) {
    var ways = [scripts, labelled.bind(null, index), halved.bind(null, index)];
    return Promise.all(ways.map(function (way) { return cut(terms, way); })).then(function (all) { return all.filter(Boolean); });
  };

  // Whether one character put in, left out or replaced makes them equal.
  function oneOff(a, b) {
    var at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    return a !== b && [[1, 1], [0, 1], [1, 0]].some(function (step) { return a.slice(at + step[0]) === b.slice(at + step[1]); });
  }

  function labelsNear(index, folded) {
    var found = [];
    index.facets.forEach(function (facet) {
      facet.folded.forEach(function (label, at) {
        if (label.length > 1 && facet.terms[at][2] && oneOff(label, folded)) found.push(facet.terms[at][1]);
      });
    });
    return found;
  }

  // What stands in titles and names of these slots where `place(folded)` says [start, end].
  function standing(slots, place) {
    return Promise.all(slots.slice(0, LOOKED).map(app.card)).then(function (cards) {
      var found = [];
      cards.forEach(function (one) {
        [one.title].concat(one.authors.map(function (author) { return author[0]; }), one.simple).forEach(function (written) {
          var folded = text.fold(written), where = place(folded);
          if (where) found.push(folded.slice(where[0], where[1]));
        });
      });
      return found;
    });
  }

  // 分数程法 → 分数乘法: what is read alike.
  function heard(folded) {
    return app.script("search-spell").then(function () { return app.spelling; }).then(function () {
      var read = Array.from(folded, function (character) { return app.readsOf(character); });
      if (folded.length < 2 || !read.every(Boolean)) return [];
      var ways = read.reduce(function (ways, syllables) {
        return [].concat.apply([], ways.map(function (way) {
          return syllables.slice(0, 2).map(function (one) { return way.concat({ say: one, full: true }); });
        })).slice(0, 8);
      }, [[]]);
      var term = { text: ways[0].map(function (one) { return one.say; }).join("\u0000"), words: [], not: false, said: [ways] };
      return app.find([term]).then(function (found) { return app.sort(found, found.slots, "relevance"); })
        .then(function (slots) { return standing(slots, function (written) { return text.spelt(written, term.said, true)[0]; }); });
    });
  }

  // 分数秉法 → 分数乘法: one character replaced, in titles and names.
  function seen(index, folded) {
    if (folded.length < 3) return Promise.resolve([]);
    return held(index, pairs(folded)).then(function (has) {
      var tries = Array.from(folded, function (_, at) {
        return { at: at, slots: without(index, has, function (key) { return key === at || key === at - 1; }) };
      }).filter(function (one) { return one.slots.length && one.slots.length < index.documents / 4; });
      tries.sort(function (a, b) { return a.slots.length - b.slots.length; });
      return Promise.all(tries.slice(0, 2).map(function (one) {
        var before = folded.slice(0, one.at), after = folded.slice(one.at + 1);
        return standing(one.slots, function (written) {
          for (var at = 0; at + folded.length <= written.length; at += 1) {
            if (written.startsWith(before, at) && written.startsWith(after, at + one.at + 1)) return [at, at + folded.length];
          }
          return null;
        });
      })).then(function (all) { return [].concat.apply([], all); });
    });
  }

  // {text, many, unsure}: how many a query finds, looked up in the cards when they are few.
  function counted(index, query) {
    var terms = [text.plain(text.fold(query))];
    return app.find(terms).then(function (found) {
      if (found.unsure.length > LOOKED) return { text: query, many: found.slots.length, unsure: true };
      return Promise.all(found.unsure.map(app.card)).then(function (cards) {
        var wrong = cards.filter(function (one) { return !app.verify(index, one, terms); });
        return { text: query, many: found.slots.length - wrong.length, unsure: false };
      });
    });
  }

  // Other queries than a term that find something: [{text, many, unsure}].
  app.near = function (index, term) {
    if (term.text.length > LONGEST) return Promise.resolve([]);
    var han = /^[\u3400-\u9fff]+$/.test(term.text);
    return Promise.all([
      labelsNear(index, term.text), han ? heard(term.text) : [], han ? seen(index, term.text) : [],
    ]).then(function (all) {
      var texts = Array.from(new Set([].concat.apply([], all))).filter(function (one) { return one !== term.text; }).slice(0, OFFERED);
      return Promise.all(texts.map(function (one) { return counted(index, one); }));
    }).then(function (found) { return found.filter(function (one) { return one.many; }); });
  };

  // Further guesses as buttons that search them.
  app.guesses = function (texts, button, type) {
    var list = document.createDocumentFragment();
    if (texts.length) list.append("还可以看：");
    texts.forEach(function (one) {
      list.append(button(one.text + "（" + (one.unsure ? "约" : "") + app.thousands(one.many) + "）", function () { type(one.text); }), " ");
    });
    return list;
  };

  function quote(terms) {
    return terms.map(function (term) { return "“" + term.text + "”"; }).join("");
  }

  // Whether some document really answers to the terms; those it looks at are the first that would be shown.
  function answers(index, found) {
    return app.sort(found, found.slots, "relevance").then(function (slots) {
      return Promise.all(slots.slice(0, LOOKED).map(app.card));
    }).then(function (cards) { return cards.some(function (one) { return app.verify(index, one, found.terms); }); });
  }

  // The first of [{terms, note, others}, …] that finds something, with what it finds as `found`; null when none does.
  function first(index, tries) {
    if (!tries.length) return Promise.resolve(null);
    return app.find(tries[0].terms).then(function (found) {
      return answers(index, found).then(function (right) {
        return right ? Object.assign({ found: found }, tries[0]) : first(index, tries.slice(1));
      });
    });
  }

  // The terms that find nothing by themselves, and those that do, the rarest first.
  function apart(index, terms) {
    var many = terms.filter(function (term) { return !term.not; });
    return Promise.all(many.map(function (term) { return app.find([term]); })).then(function (all) {
      var found = many.map(function (term, at) {
        return { term: term, text: term.text, many: all[at].slots.length, unsure: all[at].unsure.length > 0 };
      });
      found.sort(function (a, b) { return a.many - b.many; });
      return { none: found.filter(function (one) { return !one.many; }), some: found.filter(function (one) { return one.many; }) };
    });
  }

  // What was probably meant: {found, terms, note, others (further guesses)}; null when nobody can tell.
  app.guess = function (index, terms, typed) {
    return app.cuts(index, terms).then(function (all) {
      return first(index, all.map(function (words) {
        return { terms: words, note: "没有连在一起的“" + typed + "”，下面的同时含有" + quote(words) + "。", others: [] };
      }));
    }).then(function (found) {
      return found || apart(index, terms).then(function (one) {
        var wrong = one.none.length === 1 ? one.none[0].term : null;
        return (wrong ? app.near(index, wrong) : Promise.resolve([])).then(function (near) {
          return first(index, near.map(function (other) {
            var mended = terms.map(function (term) { return term === wrong ? text.plain(text.fold(other.text)) : term; });
            return { terms: mended, note: "没有找到“" + wrong.text + "”，下面的是“" + other.text + "”。",
              others: terms.length > 1 ? [] : near.filter(function (rest) { return rest !== other; }) };
          }));
        }).then(function (mended) {
          if (mended || terms.length < 2) return mended;
          // Some of several words: all but one, the rarest last to go; then each alone.
          var rare = one.some.map(function (each) { return each.term; }), less = [];
          for (var at = rare.length - 1; at >= 0 && rare.length > 2; at -= 1) less.push(rare.filter(function (_, place) { return place !== at; }));
          return first(index, less.concat(rare.map(function (term) { return [term]; })).map(function (some) {
            return { terms: some.concat(terms.filter(function (term) { return term.not; })),
              others: one.some.filter(function (each) { return some.indexOf(each.term) < 0; }),
              note: "没有同时含有" + quote(terms.filter(function (term) { return !term.not; })) + "的，下面的只含有" + quote(some) + "。" };
          }));
        });
      });
    });
  };
})();
