/* The interface in English: the words are loaded only when somebody asks for them. Titles and texts stay as they are. */
(function () {
  "use strict";
  var button = document.querySelector("[data-y-language]"), key = "y-language", wanted = "";
  if (!button) return;
  try { wanted = localStorage.getItem(key) || ""; } catch (error) { /* private mode: lasts as long as this page */ }

  function remember(value) {
    try {
      if (value) localStorage.setItem(key, value); else localStorage.removeItem(key);
    } catch (error) { /* as above */ }
  }

  function load() {
    var script = document.createElement("script");
    script.src = window.yanxiu.root + button.getAttribute("data-y-language");
    document.head.append(script);
    button.textContent = "中文";
    button.lang = "zh-CN";
    wanted = "en";
  }

  button.hidden = false;
  if (wanted === "en") load();
  button.addEventListener("click", function () {
    if (wanted === "en") {
      remember("");
      location.reload();
    } else {
      remember("en");
      load();
    }
  });
})();
