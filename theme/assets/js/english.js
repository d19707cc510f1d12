/* The fixed words of the pages in English. A text is changed only when all of it stands here, so that no title, name or
   text of a submission ever is; what stands here and is changed is marked as English for those who listen. */
(function () {
  "use strict";
  var words = {
    "跳到正文": "Skip to content", "打开菜单": "Open menu", "关闭菜单": "Close menu", "菜单": "Menu",
    "首页": "Home", "资源": "Resources", "学科": "Subjects", "梯级": "Tiers", "简报": "Bulletins", "单位": "Organisations",
    "活动": "Campaigns", "覆盖": "Coverage", "覆盖情况": "Coverage", "作者": "Authors", "类别": "Kinds", "学段": "Stages",
    "搜索": "Search", "搜索成果库": "Search the library", "课题、学校、老师、拼音、首字母": "Topic, school, teacher, pinyin", "课题、学校、老师、拼音": "Topic, school, teacher, pinyin", "常用": "Often used",
    "字号": "Text size", "深浅": "Theme", "大": "L", "特大": "XL", "浅色": "Light", "深色": "Dark",
    "主导航": "Main navigation", "当前位置": "You are here", "翻页": "Pages", "本页内容": "On this page",
    "筛选": "Filter", "筛选更多": "More filters", "清除筛选": "Clear filters", "查看结果": "Show results", "关闭": "Close",
    "排序": "Sort by", "相关": "Relevance", "最新": "Newest", "再显示一些": "Show more", "含正文": "Full text", "正在查找…": "Searching…",
    "可以只输几个字，用空格隔开多个词。": "A few characters are enough; separate words by spaces.",
    "最新成果": "Newest work", "全部成果 ›": "All work ›", "各地最新": "Newest by area", "正在进行": "Under way",
    "成果": "Work", "从新到旧": "newest first", "较新": "Newer", "较旧": "Older", "下载": "Download", "全部下载": "Download all",
    "预览": "Preview", "打印": "Print", "附件": "Files", "目录": "Contents", "引用与许可": "Citation and licence",
    "复制引用": "Copy citation", "复制链接": "Copy link", "师傅": "Mentor", "指导的教师": "Mentors", "成长": "Growth",
    "教师": "Teachers", "成员": "Members", "导师": "Mentors", "下属单位": "Below", "同级单位": "Beside", "材料构成": "By kind",
    "应交材料": "What is owed", "阶段": "Phases", "要交什么": "What is asked", "要交的材料": "What is asked",
    "各阶段成果": "Work by phase", "每月主题": "Themes by month", "投稿指南": "How to submit", "各类材料怎么写": "How to write each kind",
    "已结束": "over", "进行中": "under way", "未开始": "to come", "空白": "none", "合计": "Total", "份成果": "pieces of work", "份": "pieces",
    "截止日历（ICS）": "Deadlines (ICS)", "按姓名拼音排列": "in pinyin order", "返回列表": "Back to the list"
  };
  var patterns = [
    [/^共 ?([\d,]+) ?份$/, "$1 found"], [/^约 ?([\d,]+) ?份（仍在核对）$/, "about $1 found (still checking)"],
    [/^([\d,]+) ?份$/, "$1"], [/^第([\d,]+)–([\d,]+)份(?:，共([\d,]+)份)?$/, "$1–$2"], [/^较旧([\d,]+)份$/, "$1 older"],
    [/^最新成果：(\d+)年(\d+)月(\d+)日$/, "Newest: $1-$2-$3"], [/^按(.+)浏览$/, "Browse: $1"], [/^主办：(.+)$/, "Owner: $1"]
  ];
  var own = ".y-prose, .y-card__title, .y-card__summary, .y-line > a, script, style, [data-y-language]";

  function english(text) {
    var bare = text.trim();
    if (Object.prototype.hasOwnProperty.call(words, bare)) return words[bare];
    for (var at = 0; at < patterns.length; at++) {
      if (patterns[at][0].test(bare)) return bare.replace(patterns[at][0], patterns[at][1]);
    }
    return "";
  }

  function text(node) {
    var parent = node.parentElement, found = node.data.trim() && parent && !parent.closest(own) ? english(node.data) : "";
    if (!found) return;
    node.data = node.data.replace(node.data.trim(), function () { return found; });
    if (parent.childNodes.length === 1) parent.lang = "en";
  }

  function attributes(element) {
    ["placeholder", "aria-label", "title"].forEach(function (name) {
      var found = element.hasAttribute(name) ? english(element.getAttribute(name)) : "";
      if (found) element.setAttribute(name, found);
    });
  }

  function walk(root) {
    if (root.nodeType === 3) { text(root); return; }
    if (root.nodeType !== 1) return;
    attributes(root);
    var walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT), node, found = [];
    while ((node = walker.nextNode())) found.push(node);
    found.forEach(function (one) { if (one.nodeType === 3) text(one); else attributes(one); });
  }

  walk(document.body);
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "characterData") text(change.target);
      Array.prototype.forEach.call(change.addedNodes, walk);
    });
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
})();
