/* Copies an issue for the editor of an official account: p, section, h2, img, table and strong with inline
   styles, nothing else. Made from the article on the page, so the page carries it once. */
(function () {
  "use strict";
  var doc = document, canonical = doc.querySelector("link[rel=canonical]"), home = canonical ? canonical.href : location.href;
  var TEXT = "font-size:16px;line-height:1.75;color:#1C2127;", RED = "#B3211B";
  var STYLES = {
    all: "max-width:677px;margin:0 auto;" + TEXT,
    name: "margin:0;font-size:30px;line-height:1.5;letter-spacing:8px;text-align:center;color:" + RED,
    number: "margin:0 0 8px;font-size:15px;text-align:center;color:#454D57",
    line: "margin:0 0 24px;padding:0 0 8px;font-size:14px;text-align:center;color:#454D57;border-bottom:3px solid " + RED,
    title: "margin:0 0 20px;font-size:22px;line-height:1.4;text-align:center;color:#1C2127",
    head: "margin:28px 0 12px;font-size:18px;line-height:1.5;color:" + RED,
    text: "margin:0 0 12px;text-align:justify;text-indent:2em;" + TEXT,
    entry: "margin:0 0 8px;padding:0 0 0 1.5em;text-indent:-1.5em;" + TEXT,
    quote: "margin:0 0 12px;padding:0 0 0 12px;border-left:4px solid #DDD9D1",
    frame: "margin:16px 0 6px;text-align:center",
    picture: "max-width:100%;height:auto",
    caption: "margin:0 0 16px;font-size:14px;line-height:1.6;text-align:center;color:#5F6873",
    table: "width:100%;margin:0 0 16px;border-collapse:collapse;font-size:14px;line-height:1.6",
    cell: "padding:6px 8px;border:1px solid #DDD9D1;text-align:left;vertical-align:top",
    signed: "margin:24px 0 0;padding:12px 0 0;border-top:1px solid #5F6873",
    sign: "margin:0;font-size:14px;line-height:1.75;color:#454D57"
  };
  var LINE = "\n";

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }
  function tag(name, style, inside) {
    return inside.trim() ? "<" + name + ' style="' + STYLES[style] + '">' + inside + "</" + name + ">" : "";
  }
  function each(nodes, run) { return Array.prototype.map.call(nodes, run).join(""); }

  /* Text with strong and pictures in it; a line break becomes LINE. Links keep their words: editors refuse addresses. */
  function inline(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data.replace(/\s+/g, " "));
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".y-sr, .y-missing, input, svg, button")) return "";
    var name = node.localName;
    if (name === "br") return LINE;
    if (name === "img") return picture(node);
    var inside = each(node.childNodes, inline);
    if (name !== "strong" && name !== "b") return inside;
    return inside.split(LINE).map(function (one) { return one.trim() ? "<strong>" + one + "</strong>" : one; }).join(LINE);
  }
  function paragraphs(node, style, before) {
    return inline(node).split(LINE).map(function (one, at) { return tag("p", style, (at ? "" : before || "") + one); }).join("");
  }
  function picture(image) {
    var source = new URL(image.getAttribute("src"), home).href;
    return '<img src="' + escaped(source) + '" alt="' + escaped(image.alt) + '" style="' + STYLES.picture + '">';
  }
  function figure(node) {
    var image = node.querySelector("img"), caption = node.querySelector("figcaption");
    return (image ? tag("p", "frame", picture(image)) : "") + (caption ? paragraphs(caption, "caption") : "");
  }
  function list(node) {
    var number = node.start || 1;
    return each(node.children, function (entry) {
      var mark = node.localName === "ol" ? number++ + ". " : "· ", inner = entry.querySelectorAll(":scope > ul, :scope > ol");
      var text = entry.cloneNode(true);
      each(text.querySelectorAll(":scope > ul, :scope > ol"), function (one) { one.remove(); return ""; });
      return paragraphs(text, "entry", mark) + each(inner, list);
    });
  }
  function table(node) {
    var rows = each(node.rows, function (row) {
      return "<tr>" + each(row.cells, function (cell) {
        var text = inline(cell).split(LINE).join("　"), spans = "";
        if (cell.colSpan > 1) spans += ' colspan="' + cell.colSpan + '"';
        if (cell.rowSpan > 1) spans += ' rowspan="' + cell.rowSpan + '"';
        return "<td" + spans + ' style="' + STYLES.cell + '">' + (cell.localName === "th" ? "<strong>" + text + "</strong>" : text) + "</td>";
      }) + "</tr>";
    });
    return tag("table", "table", "<tbody>" + rows + "</tbody>");
  }

  function block(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return tag("p", "text", inline(node));
    var name = node.localName;
    if (node.matches(".y-issue__badge, .y-missing, hr, nav, script")) return "";
    if (name === "h1") return tag("p", "title", "<strong>" + inline(node) + "</strong>");
    if (name === "h2") return tag("h2", "head", inline(node));
    if (/^h[3-6]$/.test(name)) return tag("p", "text", "<strong>" + inline(node) + "</strong>");
    if (name === "figure") return figure(node);
    if (name === "ul" || name === "ol") return list(node);
    if (name === "table") return table(node);
    if (name === "blockquote") return tag("section", "quote", each(node.childNodes, block));
    if (name === "p" || name === "pre") return paragraphs(node, "text");
    return each(node.childNodes, block);
  }

  function whole(paper) {
    function words(query) { var one = paper.querySelector(query); return one ? escaped(one.textContent.trim()) : ""; }
    var line = [words(".y-masthead__line span"), words(".y-masthead__line time")].filter(Boolean).join("　");
    var signed = each(paper.querySelectorAll(".y-signoff dl"), function (dl) {
      return tag("p", "sign", Array.prototype.map.call(dl.children, function (one) {
        return escaped(one.firstElementChild.textContent + "：" + one.lastElementChild.textContent);
      }).join("　"));
    });
    return tag("section", "all",
      tag("p", "name", words(".y-masthead__name") && "<strong>" + words(".y-masthead__name") + "</strong>") +
      tag("p", "number", words(".y-masthead__no")) + tag("p", "line", line) +
      each(paper.querySelector(".y-prose").childNodes, block) + tag("section", "signed", signed));
  }

  Array.prototype.forEach.call(doc.querySelectorAll("[data-y-article]"), function (button) {
    var paper = doc.querySelector(button.getAttribute("data-y-article")), said = doc.createElement("span");
    said.setAttribute("role", "status");
    button.parentNode.append(said);
    button.addEventListener("click", function () {
      if (window.yanxiu.copy(paper.innerText, whole(paper))) {
        said.textContent = "已复制全文，请到公众号编辑器粘贴，并逐张核对图片";
        return;
      }
      getSelection().selectAllChildren(paper);
      said.textContent = "没能自动复制，文字已选中，请长按选择“复制”";
    });
  });
})();
