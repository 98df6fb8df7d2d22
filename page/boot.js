// Starts the app, and stands by when that fails. Loaded before the body, so that a deep link never shows the first
// page, which is the one drawn into index.html. Publishing fills in the names in double braces.
(function () {
  "use strict";
  var TRIES = 2;
  var page = document.documentElement;
  // Within another page: a view alone, without head and foot.
  var embedded = asks("embed") !== null;
  // The languages beside the one that the page is built in: files with their sentences.
  var WORDS = {{words}};
  var BUILT = page.lang;
  var language = wantedLanguage();
  begin();

  function begin() {
    if (/^#\/[^?]/.test(location.hash)) page.classList.add("deep-link");
    if (language) page.classList.add("other-language");
    page.classList.add("starting");
    if (embedded) page.classList.add("embedded");
    if (wantsElder()) page.setAttribute("data-elder", "");
  }

  /** Whether it is to be 长辈版: as the address says, or as the reader has chosen here before. */
  function wantsElder() {
    var asked = asks("elder");
    return asked === null ? chosen("elder") === "1" : asked !== "0";
  }

  /** The language that is to be spoken, of those that there are beside the page's own: as the address says, as the reader has
   * chosen here before, as the browser is set. */
  function wantedLanguage() {
    var wishes = [asks("lang"), chosen("language")].concat(navigator.languages || navigator.language).filter(Boolean);
    for (var i = 0; i < wishes.length; i++) {
      var code = wishes[i].split("-")[0].toLowerCase();
      if (code === BUILT.split("-")[0]) return "";
      if (Object.prototype.hasOwnProperty.call(WORDS, code)) return code;
    }
    return "";
  }

  /** What the reader has chosen here before, where that can be kept. */
  function chosen(name) {
    try {
      return localStorage.getItem("policy-explorer-" + name);
    } catch (error) { return null; }
  }

  function choose(name, value) {
    try {
      localStorage.setItem("policy-explorer-" + name, value);
    } catch (error) { warn(error); }
  }

  /** Whether the address asks for something (?kiosk=1), and how. */
  function asks(name) {
    return new URLSearchParams(location.search).get(name);
  }

  // Everything that is loaded as code passes here: only files of this very folder.
  var script = document.currentScript.src;
  var folder = new URL(".", script).href;
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

  // The app has parts, each a module with views of its own. Once there they stay, and the one whose view it is draws. All
  // but the front come together with the texts of the gazettes. An address that no part claims is the front's.
  var front = part("front", null, "{{glue}}", "{{module}}");
  var archive = part("archive", /^#\/(documents|organizations|about)\b/, "{{archive_glue}}", "{{archive_module}}");
  var agenda = part("agenda", /^#\/(deadlines)\b/, "{{agenda_glue}}", "{{agenda_module}}");
  var finder = part("finder", /^#\/(search)\b/, "{{finder_glue}}", "{{finder_module}}");
  var parts = [front, archive, agenda, finder];

  function part(name, views, glue, module) {
    return {
      name: name, views: views, glue: glue, module: module,
      app: null,  // what it exports, once it is there
      run: 0,     // which of its runs is on its way or alive; none where it is not wanted, or cannot be got
      runs: 0,    // how many there have been; never two from one address, a broken copy may be in the cache
      left: 0,    // how many tries are left
      lost: false // whether it cannot be got
    };
  }

  // What a site may set, and what can be used of it.
  var SETTINGS = {
    name: function (value) { return isText(value, 40); },
    footer: function (value) { return Array.isArray(value) && value.length <= 12 && value.every(function (line) { return isText(line, 200); }); },
    correction: function (value) { return typeof value === "string"; },
    theme: function (value) { return /^(blue|red|green)$/.test(value); },
    start: function (value) { return isText(value, 1000) && /^#\/[a-z]/.test(value); }
  };
  function isText(value, longest) { return typeof value === "string" && value.trim() !== "" && value.length <= longest; }

  // What the site sets for itself. Without it, and where it cannot be read, the page is as it was built.
  var site = Promise.race([
    fetch(folder + "site.json", { cache: "no-cache" }).then(function (response) {
      if (!response.ok) throw new Error(response.status + " " + response.url);
      return response.json();
    }),
    new Promise(function (done, refuse) { setTimeout(refuse, 5000, "it takes too long"); })
  ]).then(function (set) {
    if (!set || typeof set !== "object") throw new TypeError("not an object");
    return set;
  }).catch(function (error) {
    console.warn("policy-explorer: site.json:", error);
    return {};
  }).then(function (set) {
    var kept = {};
    for (var key in SETTINGS) {
      var value = set[key];
      if (value === undefined || value === "") continue;
      if (SETTINGS[key](value)) kept[key] = value;
      else console.warn("policy-explorer: site.json: " + key + " cannot be used");
    }
    if (kept.theme) page.setAttribute("data-theme", kept.theme);
    // Who has come by a link, or has begun to write, stays.
    if (kept.start && !location.hash && !written("age") && !written("search")) {
      location.replace(kept.start);
      page.classList.add("deep-link");
    }
    return kept;
  });

  // What is there is to be seen, be it what was asked for or not.
  function shown() { page.classList.remove("deep-link", "other-language"); }

  function place(name) { return document.getElementById(name); }

  function root(part) { return place(part.name); }

  function written(name) { return (place(name) || {}).value; }

  /** The parts beside one of which this is so. */
  function others(part, is) {
    return parts.filter(function (other) { return other !== part && is(other); });
  }

  function named(name) {
    return parts.filter(function (part) { return part.name === name; })[0];
  }

  function isHere(part) { return part.app; }

  function isAlive(part) { return part.run; }

  /** The part whose view the address asks for. What the app itself reads otherwise, it then says (wanted). */
  function needed() {
    return parts.filter(function (part) { return part.views && part.views.test(location.hash); })[0] || front;
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
      done(Promise.all([app, part.views && theTexts(again), site, module, language && sentences(language).catch(lost)]));
    })
      .then(function (got) {
        return pause()
          // It knows by itself whether they are those of its own build.
          .then(function () { if (got[1] && !got[0].bring(new Uint8Array(got[1]))) throw new Error("not the texts of this build"); })
          .then(pause)
          .then(function () { mount(part, got[0], got[2]); });
      })
      .catch(function (error) { fail(part, run, error); });
  }

  // Lets the browser answer the reader between two pieces of work.
  function pause() { return new Promise(function (done) { setTimeout(done, 0); }); }

  // The texts of the gazettes, which all parts but the front share.
  var texts;
  function theTexts(again) {
    texts = texts || fetch(folder + "{{texts}}" + again).then(function (response) {
      if (!response.ok) throw new Error(response.status + " " + response.url);
      return response.arrayBuffer();
    });
    return texts;
  }

  // The sentences of other languages, by their codes: on their way, and here.
  var fetched = {};
  var words = {};
  function sentences(code) {
    fetched[code] = fetched[code] || fetch(folder + WORDS[code]).then(function (response) {
      if (!response.ok) throw new Error(response.status + " " + response.url);
      return response.text();
    }).then(function (lines) { words[code] = lines; }, function (error) {
      fetched[code] = null;
      throw error;
    });
    return fetched[code];
  }

  // A page without the words of another language speaks its own.
  function lost(error) {
    warn(error);
    language = "";
  }

  // Makes a part speak as the page does. It knows by itself whether the words are those of its own build.
  function speak(part) {
    if (language && !part.app.say(language, words[language])) lost("not the words of this build");
    page.lang = language || BUILT;
    marksForeign();
  }

  // In another language, what is Chinese is marked as such.
  var foreign;
  function marksForeign() {
    foreign = foreign || language && import(policy.createScriptURL("{{foreign}}"));
    if (foreign) foreign.then(function (foreign) {
      if (unmarks && !language) unmarks = unmarks();
      if (!unmarks && language) unmarks = foreign.default(document.body);
    }).catch(warn);
  }
  var unmarks;

  // Puts a part in its place. If it is the first, then in the place of the drawn page; what the reader has written there,
  // and the focus, stay.
  function mount(part, app, set) {
    // What the reader had opened before it was there.
    if (part.views && own) own.again(app.join);
    var first = !others(part, isHere).length;
    var field = place("age");
    part.app = app;
    speak(part);
    var options = told(set);
    if (set.correction) options.correction = set.correction;
    if (asks("kiosk") !== null) options.kiosk = "1";
    if (field && field.value) options[asked ? "age" : "written"] = field.value;
    var sought = first && written("search");
    var active = document.activeElement;
    var focused = controls().indexOf(active);
    var caret = active && active.selectionStart;
    tell();
    if (first) parts.forEach(function (other) { if (other !== part) empty(other); });
    if (!holder && !embedded) hold(part, set);
    if (embedded) tellHeight(asks("origin"));
    app.mount(root(part), options);
    // The next follows by itself, one after the other.
    if (front.app) whenIdle(function () { others(part, function (other) { return !other.runs; }).slice(0, 1).forEach(want); });
    if (!first) return;
    keep();
    aloud();
    place("failed").hidden = true;
    // The app draws as soon as this is through, before the browser shows anything, and may put the focus on a place in
    // the same breath. What is hidden cannot have it.
    shown();
    setTimeout(function () {
      page.classList.remove("starting");
      if (sought) location.hash = "#/search?q=" + encodeURIComponent(sought);
      var same = controls()[focused];
      if (!same || asked) return;
      same.focus();
      if (same.setSelectionRange && typeof caret === "number") same.setSelectionRange(caret, caret);
    }, 0);
  }

  // The part that draws what stands above and below all views: the first that came, for as long as it lives.
  var holder;
  function hold(part, set) {
    holder = part;
    part.app.frame(place("head"), place("foot"), told(set));
  }

  // Tells the page around how high this one is, whenever that changes, so that it needs no bar of its own. Nobody is told
  // whom the address does not name, and nothing that others tell is heard.
  var watch;
  function tellHeight(origin) {
    if (watch || !/^https?:/.test(origin) || window.top === window || !window.ResizeObserver) return;
    var height = 0;
    // The bar goes where the page around has heard it.
    function fit() { page.classList.toggle("measured", window.innerHeight >= height); }
    watch = new ResizeObserver(function () {
      height = Math.ceil(document.body.getBoundingClientRect().height);
      try {
        parent.postMessage({ type: "policy-explorer:height", height: height }, origin);
      } catch (error) { warn(error); }
      fit();
    });
    watch.observe(document.body);
    addEventListener("resize", fit);
  }

  // What every piece of the page is told.
  function told(set) {
    var options = { address: "hash", language: language };
    if (set.name) options.name = set.name;
    if (set.footer) options.footer = set.footer.map(function (line) { return line.replace(/\s+/g, " "); }).join("\n");
    return options;
  }

  // Keeps the page for visits without a network; not where it is a part of another page, or opened from a disk.
  function keep() {
    if (embedded || !navigator.serviceWorker || window.top !== window || !/^https?:$/.test(location.protocol)) return;
    navigator.serviceWorker.register(policy.createScriptURL("sw.js"))
      .then(function () { return navigator.serviceWorker.ready; })
      .then(function (ready) {
        whenIdle(function () {
          ready.active.postMessage({ rest: script, words: language && folder + WORDS[language] });
        });
      })
      .catch(warn);
  }

  // Reading aloud, where the browser can.
  function aloud() {
    if (!window.speechSynthesis) return;
    whenIdle(function () {
      import(policy.createScriptURL("{{speech}}")).then(function (speech) { speech.default(document, page); }).catch(warn);
    });
  }

  // Tells the parts that are there what has become of the others.
  function tell() {
    parts.filter(isHere).forEach(function (part) {
      others(part, Boolean).forEach(function (other) {
        part.app.tell(other.name, other.app ? true : other.lost ? false : undefined);
      });
    });
  }

  function empty(part) { clear(part.name); }

  // With what listens there.
  function clear(name) { place(name).replaceWith(place(name).cloneNode(false)); }

  function controls() {
    return Array.prototype.slice.call(document.querySelectorAll("a, button, input"));
  }

  // What is not asked for follows by itself, unless the reader saves data.
  function whenIdle(then) {
    if (navigator.connection && navigator.connection.saveData) return;
    if (window.requestIdleCallback) requestIdleCallback(then, { timeout: 2000 });
    else setTimeout(then, 500);
  }

  var drawn = {};     // the pieces of the first page as they came, to fall back on
  var asked = false;  // whether the drawn form was sent before there was an app to answer

  // Tries once more. If that fails too, another part says so where a view of it is asked for; where there is no other,
  // the drawn page does. A run fails but once, though it may be heard of twice.
  function fail(part, run, error) {
    if (run !== part.run) return;
    warn(error);
    var alone = !others(part, isHere).length;
    if (part.app) {
      part.app = null;
      if (alone) redraw();
      else {
        empty(part);
        if (holder === part) {
          ["head", "foot"].forEach(clear);
          var next = parts.filter(isHere)[0];
          site.then(function (set) { hold(next, set); });
        }
      }
    }
    part.run = 0;
    // They may be what is broken.
    if (part.views) texts = null;
    if (part.left) load(part);
    else part.lost = true;
    tell();
    if (!part.lost || others(part, isAlive).length) return;
    if (part !== front && !front.lost) return want(front);
    shown();
    page.classList.remove("starting");
    place("failed").hidden = false;
  }

  // Shows the first page as it came, with what was written in it.
  function redraw() {
    var age = written("age");
    parts.forEach(empty);
    for (var name in drawn) place(name).replaceWith(drawn[name].cloneNode(true));
    if (age) place("age").value = age;
    holder = null;
    begin();
  }

  // Until there is an app, the address tells what is needed; then a part that is there asks for another.
  addEventListener("hashchange", function () {
    var part = needed();
    if (!part.lost) want(part);
  });
  addEventListener("policy-explorer:wanted", function (event) { want(named(event.detail)); });
  // What is seldom wanted is left to the JavaScript API, which is fetched when it is: files to take away, and reading what a
  // reader opens. There is one for as long as the page is open, since it holds what was opened.
  var explorer;
  var explorers = 0; // how many times it could not be got
  function api() {
    explorer = explorer || import(policy.createScriptURL("embed.js" + (explorers ? "?r=" + explorers : "")))
      .then(function (api) { return api.default(); })
      .catch(function (error) {
        explorer = null;
        explorers++;
        throw error;
      });
    return explorer;
  }
  function warn(error) { console.warn("policy-explorer:", error); }
  addEventListener("policy-explorer:file", function (event) {
    var asked = event.detail;
    event.preventDefault();
    api()
      .then(function (explorer) {
        var file = explorer.deadlineFile(asked.form, asked.options);
        asked.done(file.text, file.count);
      })
      .catch(function (error) {
        warn(error);
        asked.done();
      });
  });
  function drawsTexts(part) { return part.app && part.views; }
  // Hands texts that have joined to the parts that are there and draw from texts. One that comes meanwhile has got those
  // before, and gets these as soon as they are adopted.
  function joiner() {
    var some = parts.filter(drawsTexts);
    return function (mark, piece, last) {
      if (last) setTimeout(function () {
        parts.forEach(function (part) { if (drawsTexts(part) && some.indexOf(part) < 0) own.again(part.app.join); });
      }, 0);
      return some.every(function (part) { return !part.app || part.app.join(mark, piece, last); });
    };
  }
  // What reads texts: as it is on its way, once it is there, and how many times it could not be got.
  var desk;
  var own;
  var desks = 0;
  addEventListener("policy-explorer:texts", function (event) {
    var asked = event.detail;
    event.preventDefault();
    desk = desk || import(policy.createScriptURL("{{own}}" + (desks ? "?r=" + desks : "")))
      .then(function (script) {
        own = script.default({ load: api, join: joiner });
      });
    desk
      .then(function () {
        if (asked.open) own.open(asked.open, asked.tell);
        else if (asked.remove) own.remove(asked.remove, asked.tell);
        else if (asked.forget) own.forget(asked.tell);
        else own.stop();
      })
      .catch(function (error) {
        desk = null;
        desks++;
        warn(error);
        asked.tell({ at: "failed", why: "not_fetched" });
      });
  });
  addEventListener("policy-explorer:panic", function (event) {
    var part = named(event.detail);
    setTimeout(fail, 0, part, part.run, "the app stopped");
  });
  // Nothing is ever sent: until the app answers the form, it only notes that it was asked.
  addEventListener("submit", function (event) {
    event.preventDefault();
    if (page.classList.contains("starting") && event.target.querySelector("#age")) asked = true;
  });
  // A frame that may not send forms does not even tell that one was to be sent. Nothing here sends any.
  var submitted;
  addEventListener("submit", function (event) { submitted = event.target; }, true);
  addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[type=submit]");
    var form = button && button.form;
    submitted = null;
    if (form) setTimeout(function () {
      if (submitted === form || !form.isConnected || !form.checkValidity()) return;
      form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    }, 0);
  });
  // 长辈版 and back. Of a reader nothing else is kept; where nothing can be kept it is so until the page is closed.
  addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest("[data-switch=elder]")) return;
    choose("elder", page.toggleAttribute("data-elder") ? "1" : "0");
  });
  // Another language, for all that is drawn; what the reader has done stays.
  addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-language]");
    if (!button) return;
    var code = button.getAttribute("data-language");
    button.removeAttribute("data-failed");
    (WORDS[code] ? sentences(code) : Promise.resolve()).then(function () {
      language = WORDS[code] ? code : "";
      parts.filter(isHere).forEach(speak);
      dispatchEvent(new CustomEvent("policy-explorer:language", { detail: language }));
      choose("language", code);
      var asked = new URLSearchParams(location.search);
      if (!asked.has("lang")) return;
      asked.set("lang", code);
      history.replaceState(history.state, "", "?" + asked + location.hash);
    }).catch(function (error) {
      button.setAttribute("data-failed", "");
      warn(error);
    });
  });
  addEventListener("DOMContentLoaded", function () {
    if (embedded) ["head", "foot"].forEach(clear);
    ["head", front.name, "foot"].forEach(function (name) { drawn[name] = place(name).cloneNode(true); });
    // On a line that stalls, the first page is better than none.
    setTimeout(shown, 8000);
    want(needed());
  });
})();
