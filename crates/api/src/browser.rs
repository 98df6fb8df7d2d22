//! Values to and from JavaScript: the only module here that knows it.

use std::cell::OnceCell;

use gazette::{
    Source,
    corpus::Corpus,
    packed::{self, SHAPES},
    search::Engine,
};
use js_sys::{Array, JSON, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::{
    answer,
    deadline_file::{self, Form},
    deadline_filter,
    own::{Own, Parsed},
    problem::{Argument, Problem},
    profile, read, search_options,
    value::Value,
};

/// A corpus, and what can be asked of it. `embed.js` makes one, and gives it its public face.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Api {
    /// For as long as the program runs, as the engine refers to it: a page loads one, or a few.
    corpus: &'static Corpus,
    /// Made when somebody searches first.
    engine: OnceCell<Engine<'static>>,
    own: Own,
    mark: String,
}

#[wasm_bindgen]
impl Api {
    /// Reads the corpus that was published beside the module, in a file of that name.
    ///
    /// # Errors
    /// If the bytes are something else.
    #[wasm_bindgen(constructor)]
    pub fn new(corpus: &[u8], name: &str) -> Result<Self, JsValue> {
        let mark = format!("{SHAPES}-{:016x}", packed::mark(corpus));
        let corpus = read(corpus, name).map_err(error)?;
        let corpus: &'static Corpus = Box::leak(Box::new(corpus));
        Ok(Self {
            corpus,
            engine: OnceCell::new(),
            own: Own::new(corpus),
            mark,
        })
    }

    /// Deadlines as a file: what stands in it, and how many of them.
    ///
    /// # Errors
    /// If something is wrong with an argument.
    #[wasm_bindgen(js_name = deadlineFile)]
    pub fn deadline_file(&self, form: &str, options: &JsValue) -> Result<JsValue, JsValue> {
        self.file(form, options).map_err(error)
    }

    /// See [`Own::begin`].
    pub fn begin(&mut self, file: String) {
        self.own.begin(file);
    }

    /// See [`Own::push`].
    pub fn push(&mut self, part: &str) {
        self.own.push(part);
    }

    /// See [`Own::read`].
    pub fn read(&mut self) -> f64 {
        self.own.read()
    }

    /// See [`Own::join`].
    pub fn join(&mut self, without: &JsValue) -> f64 {
        self.own.join(&without.as_string().unwrap_or_default())
    }

    /// See [`Own::piece`].
    #[must_use]
    pub fn piece(&self, at: usize) -> Option<Vec<u8>> {
        self.own.piece(self.corpus, at)
    }

    /// See [`Own::adopt`]. From now on all that is asked is of what has joined.
    pub fn adopt(&mut self) {
        if let Some(corpus) = self.own.adopt() {
            self.corpus = corpus;
            self.engine = OnceCell::new();
        }
    }

    /// See [`Own::forget`].
    pub fn forget(&mut self) {
        self.own.forget();
    }

    /// See [`Own::give_up`].
    #[wasm_bindgen(js_name = giveUp)]
    pub fn give_up(&mut self) {
        self.own.give_up();
    }

    /// What a module must have too that takes in pieces: the shapes, and the gazettes of the build.
    #[must_use]
    pub fn mark(&self) -> String {
        self.mark.clone()
    }
}

/// What can be asked. Not exported here: the module that has everything asks nothing of it, and would carry it all the same.
/// `src/bin/api.rs` of the page exports it.
impl Api {
    /// Looks at a person. `today` is the caller's, as an ISO date.
    ///
    /// # Errors
    /// If something is wrong with an argument: an `Error` with `code`, `field` and a plain `message`.
    pub fn check_eligibility(
        &self,
        profile: &JsValue,
        options: &JsValue,
        today: &str,
    ) -> Result<JsValue, JsValue> {
        self.check(profile, options, today).map_err(error)
    }

    /// Every place of a string, and what carries it.
    ///
    /// # Errors
    /// If something is wrong with an argument.
    pub fn search(&self, query: &str, options: &JsValue) -> Result<JsValue, JsValue> {
        self.find(query, options).map_err(error)
    }

    /// The documents, as published.
    #[must_use]
    pub fn documents(&self) -> JsValue {
        plain(&self.corpus.documents)
    }

    /// The deadlines that a filter fits, as published.
    ///
    /// # Errors
    /// If something is wrong with the filter.
    pub fn deadlines(&self, filter: &JsValue) -> Result<JsValue, JsValue> {
        self.filtered(filter).map_err(error)
    }

    /// What a text says, by itself: nothing of it is kept.
    ///
    /// # Errors
    /// If it is no text.
    pub fn parse(text: &JsValue) -> Result<JsValue, JsValue> {
        let text = text.as_string();
        let text = text.ok_or_else(|| error(Problem::Expected("text", "文字")))?;
        let parse = gazette::parse(&Source::new("", text));
        Ok(plain(&Parsed::new(&parse)))
    }

    fn filtered(&self, filter: &JsValue) -> Result<JsValue, Problem> {
        let filter = deadline_filter::filter(&told(filter)?, self.corpus)?;
        Ok(plain(&deadline_filter::deadlines(self.corpus, &filter)))
    }

    fn check(&self, profile: &JsValue, options: &JsValue, today: &str) -> Result<JsValue, Problem> {
        let options = told(options)?;
        let profile = entries(profile).ok_or(Problem::NotAnObject(Argument::Profile))?;
        let options = profile::options(&options, self.corpus, today)?;
        let profile = profile::profile(&profile, &self.corpus.questions, options.as_of)?;
        let answer = answer::answer(self.corpus, &profile, options);
        Ok(plain(&answer))
    }

    fn find(&self, query: &str, options: &JsValue) -> Result<JsValue, Problem> {
        let options = search_options::options(&told(options)?, self.corpus)?;
        let engine = self.engine.get_or_init(|| Engine::new(self.corpus));
        Ok(plain(&engine.search(query, options)))
    }

    fn file(&self, form: &str, options: &JsValue) -> Result<JsValue, Problem> {
        let form = Form::read(form)?;
        let options = deadline_file::options(&told(options)?, self.corpus)?;
        let file = deadline_file::text(self.corpus, form, &options);
        let (text, count) = file.unwrap_or_else(|| {
            let data = plain(&options.deadlines);
            let data = JSON::stringify(&data).expect("plain objects");
            (data.into(), options.deadlines.len())
        });
        let file = Object::new();
        let values = [
            ("text", JsValue::from(text)),
            ("count", JsValue::from(count as f64)),
        ];
        for (key, value) in values {
            Reflect::set(&file, &key.into(), &value).expect("a new object takes any key");
        }
        Ok(file.into())
    }
}

/// As JSON would have it: null and never undefined, objects and no maps.
fn plain(value: &impl Serialize) -> JsValue {
    value
        .serialize(&Serializer::json_compatible())
        .expect("the shapes hold nothing that JavaScript lacks")
}

/// The options that are told, if any.
fn told(options: &JsValue) -> Result<Vec<(String, Value)>, Problem> {
    if options.is_undefined() || options.is_null() {
        return Ok(Vec::new());
    }
    entries(options).ok_or(Problem::NotAnObject(Argument::Options))
}

/// The own values of a plain object, from whatever window it comes; `None` if it is anything else. A `Map`, a `Date` or
/// a form's data have no own values, and must not pass for somebody of whom nothing is known.
fn entries(object: &JsValue) -> Option<Vec<(String, Value)>> {
    if !object.is_object() {
        return None;
    }
    // Not by `instanceof`, which knows the objects of this window only.
    let object: &Object = object.unchecked_ref();
    let prototype = Object::get_prototype_of(object);
    if !prototype.is_null() && !Object::get_prototype_of(&prototype).is_null() {
        return None;
    }
    let entries = Object::entries(object).into_iter();
    let entry = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        (
            entry.get(0).as_string().unwrap_or_default(),
            value(&entry.get(1)),
        )
    };
    Some(entries.map(entry).collect())
}

fn value(value: &JsValue) -> Value {
    if value.is_undefined() || value.is_null() {
        Value::Absent
    } else if let Some(truth) = value.as_bool() {
        Value::Truth(truth)
    } else if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if Array::is_array(value) {
        let list = Array::from(value);
        let texts: Option<_> = list.iter().map(|text| text.as_string()).collect();
        texts.map_or(Value::Other, Value::Texts)
    } else {
        value.as_string().map_or(Value::Other, Value::Text)
    }
}

/// An `Error` with `code` and `field`.
#[expect(clippy::needless_pass_by_value, reason = "it maps errors")]
fn error(problem: Problem) -> JsValue {
    let error = js_sys::Error::new(&problem.message());
    for (key, text) in [("code", problem.code()), ("field", problem.field())] {
        Reflect::set(&error, &key.into(), &text.into()).expect("a new object takes any key");
    }
    error.into()
}
