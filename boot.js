// Starts the app, and stands by when that fails. Loaded before the body, so that a deep link never shows the first
// page, which is the one drawn into index.html. Publishing fills in the names in double braces.
(function () {
  "use strict";
  var page = document.documentElement;
  if (/^#\/[^?]/.test(location.hash)) page.classList.add("deep-link");
  page.classList.add("starting");

  // Everything that is loaded as code passes here: only files of this very folder.
  var folder = new URL(".", document.currentScript.src).href;
  var policy = { createScriptURL: function (url) {
    var absolute = new URL(url, folder).href;
    if (absolute.slice(0, folder.length) !== folder) throw new TypeError("not a file of this site: " + url);
    return absolute;
  } };
  if (window.trustedTypes) policy = window.trustedTypes.createPolicy("policy-explorer", policy);

  var drawn;     // the first page as it came, to fall back on
  var tries = 0;

  function start() {
    var again = tries++ === 0 ? "" : "?r=1";  // a broken copy in the cache must not be met twice
    return import(policy.createScriptURL("{{glue}}" + again))
      .then(function (app) {
        return app.default({ module_or_path: folder + "{{module}}" + again }).then(function () {
          app.mount(document.getElementById("app"), { address: "hash" });
          page.classList.remove("deep-link", "starting");
        });
      })
      .catch(recover);
  }

  // Shows the first page again, then tries once more, or says that it did not work.
  function recover(error) {
    console.warn("policy-explorer:", error);
    var root = document.getElementById("app");
    root.replaceWith(drawn.cloneNode(true));
    if (tries < 2) return start();
    page.classList.remove("deep-link", "starting");
    document.getElementById("failed").hidden = false;
  }

  addEventListener("policy-explorer:panic", function () { setTimeout(recover, 0, "the app stopped"); });
  addEventListener("DOMContentLoaded", function () {
    drawn = document.getElementById("app").cloneNode(true);
    start();
  });
})();
