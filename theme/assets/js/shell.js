/* The header's menu, text size and palette; copying and printing; links on a copy without a server. */
(function () {
  "use strict";
  var doc = document, html = doc.documentElement;

  function one(query, from) { return (from || doc).querySelector(query); }
  function each(query, run) { Array.prototype.forEach.call(doc.querySelectorAll(query), run); }

  /* Menu: the navigation's own list moves into a dialog and back. */
  var button = one("[data-y-menu]"), nav = one(".y-nav"), list = one(".y-nav__list");
  if (button && list && typeof HTMLDialogElement === "function") {
    var dialog = doc.createElement("dialog"), top = doc.createElement("p"), close = doc.createElement("button");
    dialog.className = "y-drawer";
    dialog.setAttribute("aria-label", "菜单");
    top.className = "y-drawer__top";
    close.type = "button";
    close.className = "y-drawer__close";
    close.setAttribute("aria-label", "关闭菜单");
    close.textContent = "✕";
    top.append(one(".y-header__name").cloneNode(true), close);
    dialog.append(top);
    doc.body.append(dialog);
    button.addEventListener("click", function () {
      dialog.append(list);
      dialog.showModal();
      button.setAttribute("aria-expanded", "true");
    });
    close.addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", function () {
      nav.append(list);
      button.setAttribute("aria-expanded", "false");
      button.focus();
    });
    var wide = matchMedia("(min-width: 60em)");
    if (wide.addEventListener) wide.addEventListener("change", function () { if (dialog.open) dialog.close(); });
  } else if (button) {
    html.classList.replace("js", "no-js");
  }

  /* Text size and palette: one press, next value; the word says which. */
  var status = one("[data-y-status]");
  function cycle(query, key, attribute, name, values) {
    var button = one(query);
    if (!button) return;
    var state = one("[data-y-state]", button);
    function show() {
      var now = html.getAttribute(attribute) || "";
      var at = Math.max(0, values.findIndex(function (v) { return v[0] === now; }));
      state.textContent = at ? values[at][1] : "";
      button.setAttribute("aria-label", name + "：" + values[at][1]);
      return at;
    }
    button.hidden = false;
    show();
    button.addEventListener("click", function () {
      var next = values[(show() + 1) % values.length];
      if (next[0]) html.setAttribute(attribute, next[0]); else html.removeAttribute(attribute);
      try {
        if (next[0]) localStorage.setItem(key, next[0]); else localStorage.removeItem(key);
      } catch (e) { /* private mode: lasts as long as this page */ }
      show();
      status.textContent = name + "：" + next[1];
    });
  }
  cycle("[data-y-size]", "y-text", "data-y-text", "字号", [["", "标准"], ["l", "大"], ["xl", "特大"]]);
  cycle("[data-y-palette]", "y-theme", "data-y-theme", "深浅", [["", "跟随系统"], ["light", "浅色"], ["dark", "深色"]]);

  /* Copying works on plain http and in WeChat too: a copy event needs no permission. */
  function copy(text, markup) {
    var done = false;
    function put(event) {
      event.clipboardData.setData("text/plain", text);
      if (markup) event.clipboardData.setData("text/html", markup);
      event.preventDefault();
      done = true;
    }
    doc.addEventListener("copy", put);
    try { doc.execCommand("copy"); } catch (e) { done = false; }
    doc.removeEventListener("copy", put);
    return done;
  }
  // Where the site begins, on a copy with other folders too.
  window.yanxiu = { copy: copy, root: doc.currentScript.src.replace(/assets\/js\/[^/]*$/, "") };
  each("[data-y-copy]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var source = doc.getElementById(button.getAttribute("data-y-copy"));
      var said = one("[data-y-said]", button.parentNode);
      if (copy(source.textContent)) { said.textContent = "已复制"; return; }
      getSelection().selectAllChildren(source);
      said.textContent = "没能自动复制，文字已选中，请长按选择“复制”";
    });
  });
  each("[data-y-print]", function (button) {
    button.hidden = html.hasAttribute("data-y-wechat");
    button.addEventListener("click", function () { print(); });
  });

  /* Rows that become cards: where `display` takes the table's meaning away, roles give it back. They are set here
     because HTML does not allow them on the parts of a table. */
  var roles = { TABLE: "table", TR: "row", TD: "cell", TH: "columnheader" };
  each(".y-stack, .y-tally", function (table) {
    [table].concat(Array.from(table.querySelectorAll("thead, tbody, tfoot, tr, th, td"))).forEach(function (one) {
      one.setAttribute("role", one.scope === "row" ? "rowheader" : roles[one.tagName] || "rowgroup");
    });
  });

  /* A row of conditions opens at the chosen one. */
  each(".y-row__list [aria-current]", function (chip) {
    var row = chip.closest(".y-row__list"), left = chip.getBoundingClientRect().left - row.getBoundingClientRect().left;
    if (left + chip.offsetWidth > row.clientWidth) row.scrollLeft = left - chip.offsetWidth / 2;
  });

  /* A copy on a USB stick has no server that turns `a/b/` into `a/b/index.html`. */
  if (location.protocol === "file:") {
    doc.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
    }, true);
    each("form[action$='/']", function (form) { form.setAttribute("action", form.getAttribute("action") + "index.html"); });
  }

})();
