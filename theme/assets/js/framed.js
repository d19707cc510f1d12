/* In a frame of the search page that was opened from a disk: there no page may be read, so it says itself. */
(function () {
  "use strict";
  if (window.parent !== window && location.protocol === "file:") {
    window.parent.postMessage(document.documentElement.innerHTML, "*");
  }
})();
