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

  // The app has two parts, each a module with views of its own. Once there both stay, and the one whose view it is draws.
  // The archive comes together with the texts of the gazettes.
  var front = part("app", "{{glue}}", "{{module}}");
  var archive = part("archive", "{{archive_glue}}", "{{archive_module}}", "{{texts}}");
  front.other = archive;
  archive.other = front;

  function part(id, glue, module, texts) {
    return {
      id: id, glue: glue, module: module, texts: texts,
      app: null,  // what it exports, once it is there
      run: 0,     // which of its runs is on its way or alive; none where it is not wanted, or cannot be got
      runs: 0,    // how many there have been; never two from one address, a broken copy may be in the cache
      left: 0,    // how many tries are left
      lost: false // whether it cannot be got
    };
  }

  // What the site sets for itself. Without it, and where it cannot be read, the page is as it was built.
  var site = Promise.race([
    fetch(folder + "site.json", { cache: "no-cache" }).then(function (response) {
      if (!response.ok) throw new Error(response.status + " " + response.url);
      return response.json();
    }),
    new Promise(function (done, refuse) { setTimeout(refuse, 5000, "it takes too long"); })
  ]).then(function (set) {
    if (!set || typeof set !== "object") throw new TypeError("not an object");
    if (typeof (set.correction || "") !== "string") throw new TypeError("correction is not a text");
    return set;
  }).catch(function (error) {
    console.warn("policy-explorer: site.json:", error);
    return {};
  });

  function root(part) { return document.getElementById(part.id); }

  /** The part whose view the address asks for. What the app itself reads otherwise, it then says (wanted). */
  function needed() {
    return /^#\/(documents|deadlines|organizations|about)\b/.test(location.hash) ? archive : front;
  }

  function want(part) {
    if (part.run) return;
    part.lost = false;
    part.left = TRIES;
    load(part);
  }

  function load(part) {
    var run = part.run = ++part.runs;
    var again = run > 1 ? "?r=" + (run - 1) : "";
    part.left--;
    new Promise(function (done) {
      if (refused) throw refused;
      var module = fetch(folder + part.module + again);
      var app = import(policy.createScriptURL(part.glue + again)).then(function (app) {
        return app.default({ module_or_path: module }).then(function () { return app; });
      });
      var texts = part.texts && fetch(folder + part.texts + again).then(function (response) {
        if (!response.ok) throw new Error(response.status + " " + response.url);
        return response.arrayBuffer();
      });
      done(Promise.all([app, texts, site, module]));
    })
      .then(function (got) { mount(part, got[0], got[1], got[2]); })
      .catch(function (error) { fail(part, run, error); });
  }

  // Puts a part in its place. If it is the first, then in the place of the drawn page; what the reader has written there,
  // and the focus, stay.
  function mount(part, app, texts, set) {
    // The archive knows by itself whether they are those of its own build.
    if (texts && !app.bring(new Uint8Array(texts))) throw new Error("not the texts of this build");
    var first = !part.other.app;
    var field = document.getElementById("age");
    var options = { address: "hash" };
    if (set.correction) options.correction = set.correction;
    if (/[?&]kiosk\b/.test(location.search)) options.kiosk = "1";
    if (field && field.value) options[asked ? "age" : "written"] = field.value;
    var active = document.activeElement;
    var focused = controls().indexOf(active);
    var caret = active && active.selectionStart;
    part.app = app;
    tell(part);
    tell(part.other);
    if (first) empty(part.other);
    app.mount(root(part), options);
    if (!first) return;
    document.getElementById("failed").hidden = true;
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
    if (part === front && !archive.runs) whenIdle(function () { want(archive); });
  }

  // Tells a part that is there what has become of the other.
  function tell(part) {
    if (part.app) part.app.beside(part.other.app ? true : part.other.lost ? false : undefined);
  }

  function empty(part) { root(part).replaceWith(root(part).cloneNode(false)); }

  function controls() {
    return Array.prototype.slice.call(document.querySelectorAll("a, button, input"));
  }

  // The archive follows by itself, unless the reader saves data.
  function whenIdle(then) {
    if (navigator.connection && navigator.connection.saveData) return;
    if (window.requestIdleCallback) requestIdleCallback(then, { timeout: 2000 });
    else setTimeout(then, 500);
  }

  var drawn;          // the first page as it came, to fall back on
  var asked = false;  // whether the drawn form was sent before there was an app to answer

  // Tries once more. If that fails too, the other part says so where its view is asked for; where there is no other,
  // the drawn page does. A run fails but once, though it may be heard of twice.
  function fail(part, run, error) {
    if (run !== part.run) return;
    console.warn("policy-explorer:", error);
    var alone = !part.other.app;
    if (part.app) {
      part.app = null;
      if (alone) redraw();
      else empty(part);
    }
    part.run = 0;
    if (part.left) load(part);
    else part.lost = true;
    tell(part.other);
    if (!part.lost || part.other.run) return;
    if (part === archive && !front.lost) return want(front);
    page.classList.remove("deep-link", "starting");
    document.getElementById("failed").hidden = false;
  }

  // Shows the first page as it came, with what was written in it.
  function redraw() {
    var written = (document.getElementById("age") || {}).value;
    empty(archive);
    root(front).replaceWith(drawn.cloneNode(true));
    if (written) document.getElementById("age").value = written;
    begin();
  }

  // Until there is an app, the address tells what is needed; then the part that is there asks for the other.
  addEventListener("hashchange", function () {
    var part = needed();
    if (!part.lost) want(part);
  });
  addEventListener("policy-explorer:wanted", function () {
    want(front);
    want(archive);
  });
  // What is seldom wanted is left to the JavaScript API, which is fetched when it is: files to take away.
  var explorers = 0; // how many times it could not be got
  addEventListener("policy-explorer:file", function (event) {
    var asked = event.detail;
    event.preventDefault();
    import(policy.createScriptURL("embed.js" + (explorers ? "?r=" + explorers : "")))
      .then(function (api) { return api.default(); })
      .then(function (explorer) {
        var file = explorer.deadlineFile(asked.form, asked.options);
        asked.done(file.text, file.count);
      })
      .catch(function (error) {
        explorers++;
        console.warn("policy-explorer:", error);
        asked.done();
      });
  });
  addEventListener("policy-explorer:panic", function (event) {
    var part = event.detail === "front" ? front : archive;
    setTimeout(fail, 0, part, part.run, "the app stopped");
  });
  // Nothing is ever sent: until the app answers the form, it only notes that it was asked.
  addEventListener("submit", function (event) {
    event.preventDefault();
    if (page.classList.contains("starting")) asked = true;
  });
  addEventListener("DOMContentLoaded", function () {
    drawn = root(front).cloneNode(true);
    // On a line that stalls, the first page is better than none.
    setTimeout(function () { page.classList.remove("deep-link"); }, 8000);
    want(needed());
  });
})();
