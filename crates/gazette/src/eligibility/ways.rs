//! Every way in which what is unknown could be filled in, and the verdict in each.
//!
//! A criterion tells values apart only at its limits, so the values of a fact fall into a few classes. A condition is
//! looked at once for each combination of classes: that makes a verdict sound and complete by construction, and costs
//! some tens of nanoseconds a combination.

use super::{AGE, Condition, Criterion, Facts, Question, Test, Verdict};
use crate::input::OLDEST;

/// A fact that a condition looks at, and the classes that the condition can tell apart among its values.
pub(super) struct Axis<'a> {
    pub(super) key: &'a str,
    /// For numbers: the least of each class, ascending from 0. Otherwise empty.
    pub(super) cuts: Vec<u32>,
    /// How many classes there are.
    pub(super) classes: usize,
    /// The class of the person's own value, where it is known.
    pub(super) known: Option<usize>,
    /// How many classes are gone through. All ages are, also where the age is known: what changes with the years
    /// stands in the same table.
    width: usize,
    /// For each criterion that looks at the fact, whether it fits each class.
    fits: Vec<bool>,
}

/// One step of a condition, in reverse Polish notation.
#[derive(Clone, Copy)]
enum Step {
    /// Whether the class of a fact fits; `row` is where that of the first class stands among those of the axis.
    Test {
        axis: usize,
        row: usize,
    },
    Open,
    Constant(bool),
    All,
    Any,
    Not,
}

impl Step {
    #[cfg(feature = "rules")]
    fn is_criterion(self) -> bool {
        matches!(self, Self::Test { .. } | Self::Open)
    }
}

/// The verdicts of a condition for every combination of what is not known; the last axis runs fastest. A report looks at
/// one condition after the other in the same place, so that memory is asked for once.
#[derive(Default)]
pub(super) struct Ways<'a> {
    /// The age stands first, if the condition asks for it.
    pub(super) axes: Vec<Axis<'a>>,
    pub(super) verdicts: Vec<Verdict>,
    /// A step for each criterion, in order.
    tests: Vec<Step>,
    steps: Vec<Step>,
    walk: Walk,
}

/// What a walk through the ways keeps in mind.
#[derive(Default)]
struct Walk {
    /// The class of each fact.
    way: Vec<usize>,
    /// Results that wait for another to be joined with.
    waiting: Vec<u8>,
}

impl<'a> Ways<'a> {
    pub(super) fn new(
        condition: &'a Condition,
        criteria: &[&'a Criterion],
        questions: &'a [Question],
        facts: &Facts<'_>,
    ) -> Self {
        let mut ways = Self::default();
        ways.look(condition, criteria, questions, facts);
        ways
    }

    /// Forgets the condition before and looks at this one.
    pub(super) fn look(
        &mut self,
        condition: &'a Condition,
        criteria: &[&'a Criterion],
        questions: &'a [Question],
        facts: &Facts<'_>,
    ) {
        let Self {
            axes,
            verdicts,
            tests,
            steps,
            walk,
        } = self;
        axes.clear();
        tests.clear();
        steps.clear();
        if criteria.iter().any(|own| own.key() == Some(AGE)) {
            axes.push(Axis::new(AGE));
        }
        for criterion in criteria {
            tests.push(match criterion.key() {
                Some(key) => {
                    let known = axes.iter().position(|axis| axis.key == key);
                    let axis = known.unwrap_or(axes.len());
                    if known.is_none() {
                        axes.push(Axis::new(key));
                    }
                    Step::Test { axis, row: 0 }
                }
                None => Step::Open,
            });
        }
        for (index, axis) in axes.iter_mut().enumerate() {
            axis.read(index, criteria, questions, facts, tests);
        }
        compile(condition, &mut tests.iter().copied(), steps);
        walk.verdicts(axes, steps, verdicts);
    }

    /// The verdicts if some criteria, by their places, always or never held.
    #[cfg(feature = "rules")]
    pub(super) fn with_constants(&self, constant: impl Fn(usize) -> Option<bool>) -> Vec<Verdict> {
        let mut steps = self.steps.clone();
        let leaves = steps.iter_mut().filter(|step| step.is_criterion());
        for (index, step) in leaves.enumerate() {
            if let Some(holds) = constant(index) {
                *step = Step::Constant(holds);
            }
        }
        self.verdicts_of(&steps)
    }

    #[cfg(feature = "rules")]
    fn verdicts_of(&self, steps: &[Step]) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        Walk::default().verdicts(&self.axes, steps, &mut verdicts);
        verdicts
    }

    /// For each way, whether a criterion, by its place, holds in it; what an office decides may hold in any.
    #[cfg(feature = "rules")]
    pub(super) fn holds(&self, criterion: usize) -> Vec<bool> {
        let mut leaves = self.steps.iter().filter(|step| step.is_criterion());
        let steps: Vec<Step> = leaves.nth(criterion).into_iter().copied().collect();
        self.verdicts_of(&steps)
            .into_iter()
            .map(|verdict| verdict != Verdict::NotEligible)
            .collect()
    }

    /// The verdicts for one class of ages, or all where the condition asks for no age.
    pub(super) fn at_age(&self, class: usize) -> &[Verdict] {
        match self.axes.first() {
            Some(axis) if axis.key == AGE => {
                let block = self.verdicts.len() / axis.classes;
                &self.verdicts[class * block..(class + 1) * block]
            }
            _ => &self.verdicts,
        }
    }

    /// The verdicts that are possible for the person now.
    pub(super) fn now(&self) -> &[Verdict] {
        match self.axes.first().and_then(|axis| axis.known) {
            Some(class) if self.axes[0].key == AGE => self.at_age(class),
            _ => &self.verdicts,
        }
    }

    /// The unknown facts for which two ways that differ in nothing else have different verdicts.
    pub(super) fn needs(&self) -> Vec<&'a str> {
        let verdicts = self.now();
        let mut stride = verdicts.len();
        let mut needs = Vec::new();
        for axis in self.axes.iter().filter(|axis| axis.known.is_none()) {
            let block = stride;
            stride /= axis.classes;
            let differs = (0..verdicts.len()).any(|way| {
                // The way with the same other facts and the first class of this one.
                let first = way - (way % block) + way % stride;
                verdicts[way] != verdicts[first]
            });
            if differs {
                needs.push(axis.key);
            }
        }
        needs
    }
}

/// What holds in all of some ways.
pub(super) fn common(verdicts: &[Verdict]) -> Verdict {
    match verdicts.split_first() {
        Some((first, others)) if others.iter().all(|other| other == first) => *first,
        _ => Verdict::Undetermined,
    }
}

impl<'a> Axis<'a> {
    fn new(key: &'a str) -> Self {
        Self {
            key,
            cuts: Vec::new(),
            classes: 0,
            known: None,
            width: 0,
            fits: Vec::new(),
        }
    }

    /// Finds the classes, and how each of its criteria tells them apart. `index` is its place among the axes.
    fn read(
        &mut self,
        index: usize,
        criteria: &[&'a Criterion],
        questions: &'a [Question],
        facts: &Facts<'_>,
        tests: &mut [Step],
    ) {
        let key = self.key;
        let is_own = |test: &Step| matches!(test, Step::Test { axis, .. } if *axis == index);
        let own = || {
            let tested = criteria.iter().zip(&*tests);
            tested
                .filter(|(_, test)| is_own(test))
                .map(|(criterion, _)| *criterion)
        };
        let mut cuts = Vec::new();
        // One answer of each class; `None` is another than is spoken of.
        let mut answers: Vec<Option<&str>> = Vec::new();
        let question = questions.iter().find(|question| question.key == key);
        let number = own().any(|criterion| matches!(criterion.test, Test::Range { .. }));
        let known = if number {
            cuts.push(0);
            for criterion in own() {
                if let Test::Range { from, to, .. } = criterion.test {
                    let above = to.map(|to| to.saturating_add(1));
                    for cut in from.into_iter().chain(above) {
                        insert(&mut cuts, cut);
                    }
                }
            }
            // A limit that no answer reaches parts nothing: a class that nobody can be in would leave a verdict open.
            let most = if key == AGE {
                Some(OLDEST.into())
            } else {
                question.and_then(|question| Some(question.number.as_ref()?.most))
            };
            cuts.retain(|cut| most.is_none_or(|most| *cut <= most));
            facts
                .number(key)
                .map(|number| cuts.partition_point(|cut| *cut <= number) - 1)
        } else {
            let alike = |one: Option<&str>, other: Option<&str>| {
                own().all(|criterion| criterion.fits(one) == criterion.fits(other))
            };
            let mut add = |answer: Option<&'a str>| {
                if !answers.iter().any(|class| alike(*class, answer)) {
                    answers.push(answer);
                }
            };
            let question = question.filter(|question| !question.choices.is_empty());
            match question {
                Some(question) => {
                    for choice in &question.choices {
                        add(Some(&choice.value));
                    }
                }
                // Nobody wrote the question down: any of the answers that are spoken of, or another. What is missing must
                // not become a "no".
                None => {
                    for criterion in own() {
                        if let Test::Answer { values, .. } = &criterion.test {
                            values.iter().for_each(|value| add(Some(value)));
                        }
                    }
                    add(None);
                }
            }
            let answer = facts.answer(key).filter(|_| question.is_some());
            answer.and_then(|answer| {
                let mut classes = answers.iter();
                classes.position(|class| alike(*class, Some(answer)))
            })
        };
        let classes = if number { cuts.len() } else { answers.len() };
        let mut fits = Vec::with_capacity(classes);
        for (criterion, test) in criteria.iter().zip(tests) {
            if !is_own(test) {
                continue;
            }
            *test = Step::Test {
                axis: index,
                row: fits.len(),
            };
            if let Test::Range { from, to, .. } = &criterion.test {
                fits.extend(cuts.iter().map(|cut| {
                    from.is_none_or(|from| from <= *cut) && to.is_none_or(|to| *cut <= to)
                }));
            } else if number {
                // Words fit no number.
                fits.extend(cuts.iter().map(|_| false));
            } else {
                fits.extend(answers.iter().map(|answer| criterion.fits(*answer)));
            }
        }
        self.width = if known.is_some() && key != AGE {
            1
        } else {
            classes
        };
        self.classes = classes;
        self.cuts = cuts;
        self.known = known;
        self.fits = fits;
    }
}

/// Puts a value in its place among others in order, once. There are few: the library's sort would cost the page more.
fn insert(values: &mut Vec<u32>, value: u32) {
    let at = values.partition_point(|other| *other < value);
    if values.get(at).is_none_or(|other| *other != value) {
        values.insert(at, value);
    }
}

impl Criterion {
    /// Whether it asks for this answer.
    fn fits(&self, answer: Option<&str>) -> bool {
        match &self.test {
            Test::Answer { values, .. } => {
                values.iter().any(|value| Some(value.as_str()) == answer)
            }
            _ => false,
        }
    }
}

/// The steps of a condition; its criteria are taken from `tests` in order.
fn compile(condition: &Condition, tests: &mut impl Iterator<Item = Step>, steps: &mut Vec<Step>) {
    match condition {
        Condition::All(parts) => join(parts, Step::All, true, tests, steps),
        Condition::Any(parts) => join(parts, Step::Any, false, tests, steps),
        Condition::Not(part) => {
            compile(part, tests, steps);
            steps.push(Step::Not);
        }
        Condition::Criterion(_) => steps.extend(tests.next()),
    }
}

/// Joins parts two by two.
fn join(
    parts: &[Condition],
    with: Step,
    of_none: bool,
    tests: &mut impl Iterator<Item = Step>,
    steps: &mut Vec<Step>,
) {
    let Some((first, others)) = parts.split_first() else {
        steps.push(Step::Constant(of_none));
        return;
    };
    compile(first, tests, steps);
    for part in others {
        compile(part, tests, steps);
        steps.push(with);
    }
}

impl Walk {
    /// The verdict in each way, in order.
    fn verdicts(&mut self, axes: &[Axis<'_>], steps: &[Step], verdicts: &mut Vec<Verdict>) {
        let Self { way, waiting } = self;
        verdicts.clear();
        way.clear();
        for axis in axes {
            way.push(if axis.width == 1 {
                axis.known.unwrap_or(0)
            } else {
                0
            });
        }
        let count = axes.iter().map(|axis| axis.width).product();
        for _ in 0..count {
            verdicts.push(verdict(axes, steps, way, waiting));
            for (class, axis) in way.iter_mut().zip(axes).rev() {
                if axis.width == 1 {
                    continue;
                }
                *class += 1;
                if *class < axis.classes {
                    break;
                }
                *class = 0;
            }
        }
    }
}

/// The verdict where every fact is known. What an office can still decide is tried both ways at once: a result has a
/// bit for all of it granted, and one for all refused.
fn verdict(axes: &[Axis<'_>], steps: &[Step], way: &[usize], waiting: &mut Vec<u8>) -> Verdict {
    const GRANTED: u8 = 1;
    const BOTH: u8 = 3;
    let both = |holds: bool| if holds { BOTH } else { 0 };
    let mut result = 0;
    for step in steps {
        match *step {
            Step::Test { axis, row } => {
                waiting.push(result);
                result = both(axes[axis].fits[row + way[axis]]);
            }
            Step::Constant(holds) => {
                waiting.push(result);
                result = both(holds);
            }
            Step::Open => {
                waiting.push(result);
                result = GRANTED;
            }
            Step::All => result &= waiting.pop().unwrap_or(BOTH),
            Step::Any => result |= waiting.pop().unwrap_or(0),
            Step::Not => result ^= BOTH,
        }
    }
    waiting.clear();
    match result {
        BOTH => Verdict::Eligible,
        0 => Verdict::NotEligible,
        _ => Verdict::Discretionary,
    }
}
