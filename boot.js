// Starts the app, and stands by when that fails. Loaded before the body, so that a deep link never shows the first
// page, which is the one drawn into index.html. Publishing fills in the names in double braces.
(function () {
  "use strict";
  var TRIES = 2;
  var page = document.documentElement;
  begin();

  function begin() {
    if (/^#\/[^?]/.test(location.hash)) page.classList.add("deep-link");
    page.classList.add("starting");
  }

  // Everything that is loaded as code passes here: only files of this very folder.
  var folder = new URL(".", document.currentScript.src).href;
  var policy = { createScriptURL: function (url) {
    var absolute = new URL(url, folder).href;
    if (absolute.slice(0, folder.length) !== folder) throw new TypeError("not a file of this site: " + url);
    return absolute;
  } };
  // A site whose own policy does not allow the name gets the first page and the sentence that says so.
  var refused;
  try {
    if (window.trustedTypes) policy = window.trustedTypes.createPolicy("policy-explorer", policy);
  } catch (error) { refused = error; }

  // The texts of the gazettes follow by themselves, since the benefits do without them; at once where a link leads to
  // a view of them, or one is opened. They are fetched once, and handed to whichever app is there.
  var mounted;        // the app, once it is there
  var texts;          // their bytes
  var asks = 0;       // how often they were asked for; never twice at one address, a broken copy may be in the cache
  var left = 0;       // how many tries are left
  var fetching = false;
  var lost = false;   // whether they cannot be got
  if (/^#\/(?!benefits\b|\?|$)/.test(location.hash)) want();

  function want() {
    if (texts || fetching) return;
    left = TRIES;
    lost = false;
    fetchTexts();
  }

  // What failed is tried again only when somebody asks for it.
  function wantOnce() { if (!asks) want(); }

  function fetchTexts() {
    fetching = true;
    left--;
    var again = asks ? "?r=" + asks : "";
    asks++;
    fetch(folder + "{{texts}}" + again)
      .then(function (response) {
        if (!response.ok) throw new Error(response.status + " " + response.url);
        return response.arrayBuffer();
      })
      .then(function (bytes) {
        fetching = false;
        texts = new Uint8Array(bytes);
        bring();
      }, lose)
      .catch(function (error) { recover(attempt, error); });
  }

  // The app knows by itself whether they are those of its own build.
  function bring() {
    if (!mounted) return;
    if (texts && !mounted.bring(texts)) {
      texts = null;
      lose("not the texts of this build");
    } else if (lost) mounted.bring();
  }

  function lose(error) {
    console.warn("policy-explorer:", error);
    if (left) return fetchTexts();
    fetching = false;
    lost = true;
    bring();
  }

  var drawn;          // the first page as it came, to fall back on
  var attempt = 0;
  var asked = false;  // whether the drawn form was sent before there was an app to answer

  function root() { return document.getElementById("app"); }

  function start() {
    var mine = ++attempt;
    var again = mine === 1 ? "" : "?r=1";  // a broken copy in the cache must not be met twice
    if (refused) return recover(mine, refused);
    return import(policy.createScriptURL("{{glue}}" + again))
      .then(function (app) {
        return app.default({ module_or_path: folder + "{{module}}" + again }).then(function () { mount(app); });
      })
      .catch(function (error) { recover(mine, error); });
  }

  // Puts the app in the place of the drawn page; what the reader has written there, and the focus, stay.
  function mount(app) {
    var field = document.getElementById("age");
    var options = { address: "hash" };
    if (/[?&]kiosk\b/.test(location.search)) options.kiosk = "1";
    if (field && field.value) options[asked ? "age" : "written"] = field.value;
    var active = document.activeElement;
    var focused = controls().indexOf(active);
    var caret = active && active.selectionStart;
    mounted = app;
    bring();
    app.mount(root(), options);
    // The app draws as soon as this is through, before the browser shows anything, and may put the focus on a place in
    // the same breath. What is hidden cannot have it.
    page.classList.remove("deep-link");
    setTimeout(function () {
      page.classList.remove("starting");
      var same = controls()[focused];
      if (!same || asked) return;
      same.focus();
      if (same.setSelectionRange && typeof caret === "number") same.setSelectionRange(caret, caret);
    }, 0);
    if (window.requestIdleCallback) requestIdleCallback(wantOnce, { timeout: 2000 });
    else setTimeout(wantOnce, 500);
  }

  function controls() { return Array.prototype.slice.call(root().querySelectorAll("a, button, input")); }

  // Shows the first page again, then tries once more, or says that it did not work. An attempt fails but once, though
  // it may be heard of twice.
  function recover(failed, error) {
    if (failed !== attempt || attempt > TRIES) return;
    mounted = null;
    console.warn("policy-explorer:", error);
    var written = (document.getElementById("age") || {}).value;
    root().replaceWith(drawn.cloneNode(true));
    if (written) document.getElementById("age").value = written;
    if (attempt < TRIES) {
      begin();
      return start();
    }
    attempt++;
    page.classList.remove("deep-link", "starting");
    document.getElementById("failed").hidden = false;
  }

  addEventListener("policy-explorer:wanted", want);
  addEventListener("policy-explorer:panic", function () {
    setTimeout(recover, 0, attempt, "the app stopped");
  });
  // Nothing is ever sent: until the app answers the form, it only notes that it was asked.
  addEventListener("submit", function (event) {
    event.preventDefault();
    if (page.classList.contains("starting")) asked = true;
  });
  addEventListener("DOMContentLoaded", function () {
    drawn = root().cloneNode(true);
    // On a line that stalls, the first page is better than none.
    setTimeout(function () { page.classList.remove("deep-link"); }, 8000);
    start();
  });
})();
