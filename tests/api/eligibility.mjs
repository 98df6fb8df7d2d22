// `checkEligibility` in Node: verdicts, their reasons and days, what is asked next, and what wrong input is answered with.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { explorer, result } from '../support/explorer.mjs';
import { AS_OF, PROFILES } from '../support/profiles.mjs';
import { facts } from '../support/published.mjs';

const check = (profile, options = { as_of: AS_OF }) => explorer.checkEligibility(profile, options);

describe('verdicts', () => {
  // What is told → the verdict on a benefit, what it waits for, and when it fits.
  const NO = 'not_eligible';
  const table = [
    ['old-age-allowance', { age: 79 }, NO, [], null, null],
    ['old-age-allowance', { age: 79, pension: 'resident' }, NO, [], '2019-04-14', null],
    ['old-age-allowance', { age: 80 }, 'undetermined', ['pension'], null, null],
    ['old-age-allowance', { age: 80, pension: 'unknown' }, 'undetermined', ['pension'], null, null],
    ['old-age-allowance', { age: 80, pension: 'resident' }, 'eligible', [], '2018-04-14', null],
    ['old-age-allowance', { age: 130, pension: 'resident' }, 'eligible', [], '2018-04-01', null],
    ['old-age-allowance', { age: 80, pension: 'employee' }, NO, [], null, null],
    ['old-age-allowance', {}, 'undetermined', ['age', 'pension'], null, null],
    ['old-age-allowance', { pension: 'employee' }, NO, [], null, null],
    ['old-age-allowance', { pension: 'resident', age: 'unknown' }, 'undetermined', ['age'], null, null],
    ['will-notary-half-fee', { age: 69 }, NO, [], '2019-04-14', '2029-04-13'],
    ['will-notary-half-fee', { age: 70 }, 'eligible', [], '2018-04-14', '2028-04-13'],
    ['will-notary-half-fee', { age: 79 }, 'eligible', [], '2009-04-14', '2019-04-13'],
    ['will-notary-half-fee', { age: 80 }, NO, [], null, null],
    ['dibao-protection', { age: 60, income_support: 'dibao' }, 'eligible', [], '2018-04-14', null],
    ['dibao-protection', { age: 60, income_support: 'none' }, NO, [], null, null],
    ['dibao-protection', { age: 59 }, NO, [], null, null],
    ['left-behind-care', { age: 0 }, NO, [], null, null],
    ['left-behind-care', { age: 60, residence: 'rural', left_behind: true }, 'eligible', [], '2018-04-14', null],
    ['left-behind-care', { age: 60, residence: 'rural', left_behind: 'true' }, 'eligible', [], '2018-04-14', null],
    ['left-behind-care', { age: 60, residence: 'rural', left_behind: false }, NO, [], null, null],
    ['left-behind-care', { age: 60, residence: 'urban' }, NO, [], null, null],
    ['left-behind-care', { age: 60, residence: 'rural' }, 'undetermined', ['left_behind'], null, null],
    ['hardship-visits', { age: 59 }, NO, [], null, null],
    ['hardship-visits', { age: 60 }, 'discretionary', [], null, null],
  ];
  // A day that does not come from the age is certain.
  const isAboutAge = (day) => day !== null && day !== '2018-04-01';
  for (const [benefit, profile, verdict, needs, from, until] of table) {
    test(`${benefit} ${JSON.stringify(profile)}: ${verdict}`, () => {
      const found = result(check(profile), benefit);
      assert.equal(found.verdict, verdict);
      assert.deepEqual(found.needs, needs);
      assert.equal(found.eligible_from, from);
      assert.equal(found.eligible_until, until);
      assert.equal(found.approximate, isAboutAge(from) || isAboutAge(until));
    });
  }

  test('every person in every order of answers gets plain JSON with the same keys', () => {
    for (const [profile, options] of PROFILES) {
      const answer = explorer.checkEligibility(profile, options);
      assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer, 'null, not undefined; objects, no maps');
      assert.deepEqual(Object.keys(answer), ['as_of', 'results', 'next_question']);
      for (const found of answer.results) {
        assert.deepEqual(Object.keys(found), [
          ...['benefit', 'verdict', 'in_force', 'needs', 'criteria', 'eligible_from', 'eligible_until', 'approximate'],
        ]);
        for (const criterion of found.criteria) {
          assert.deepEqual(Object.keys(criterion), ['state', 'label', 'quote', 'clause']);
        }
      }
      const turned = Object.fromEntries(Object.entries(profile).reverse());
      assert.deepEqual(explorer.checkEligibility(turned, options), answer);
    }
  });

  test('no age and no day makes it stumble', () => {
    for (const as_of of ['0001-01-01', '1999-12-31', '2024-02-29', '9999-12-31']) {
      for (let age = 0; age <= 130; age++) {
        const { results } = check({ age }, { as_of });
        for (const { verdict } of results) assert.match(verdict, /^(not_)?eligible$|^undetermined$|^discretionary$/);
      }
    }
  });
});

describe('days', () => {
  const allowance = (birth_date, as_of) =>
    result(check({ birth_date, pension: 'resident' }, { as_of }), 'old-age-allowance');

  test('a benefit is not in force before its first day', () => {
    const before = allowance('1930-01-01', '2018-03-31');
    const on = allowance('1930-01-01', '2018-04-01');
    assert.deepEqual([before.verdict, before.in_force, before.eligible_from], ['eligible', false, '2018-04-01']);
    assert.deepEqual([on.verdict, on.in_force, on.eligible_from], ['eligible', true, '2018-04-01']);
  });

  test('an age is reached on the birthday', () => {
    const before = allowance('1940-06-02', '2020-06-01');
    const on = allowance('1940-06-02', '2020-06-02');
    assert.deepEqual([before.verdict, before.eligible_from, before.approximate], ['not_eligible', '2020-06-02', false]);
    assert.deepEqual([on.verdict, on.eligible_from, on.approximate], ['eligible', '2020-06-02', false]);
  });

  test('a leap day ends with February', () => {
    assert.equal(allowance('1940-02-29', '2019-01-01').eligible_from, '2020-02-29');
    assert.equal(allowance('1944-02-29', '2023-01-01').eligible_from, '2024-02-29');
    const half = result(check({ birth_date: '1944-02-29' }, { as_of: '2013-01-01' }), 'will-notary-half-fee');
    assert.deepEqual([half.eligible_from, half.eligible_until], ['2014-02-28', '2024-02-28']);
  });

  test('an age and a birth date that agree are the birth date', () => {
    const born = { birth_date: '1938-04-14' };
    assert.deepEqual(check({ ...born, age: 80 }), check(born));
    assert.deepEqual(check({ ...born, age: 'unknown' }), check(born));
    assert.deepEqual(check({ ...born, age: null }), check(born));
    const sixty = result(check({ birth_date: '1958-04-15', age: 59 }), 'priority-with-id');
    assert.deepEqual([sixty.eligible_from, sixty.approximate], ['2018-04-15', false]);
  });
});

describe('what it is about', () => {
  const benefits = facts('benefits');
  const clauses = new Map(facts('clauses').map(({ id, text }) => [id, text]));
  const questions = new Map(facts('questions').map((question) => [question.key, question]));
  const audiences = facts('audiences');

  test('every benefit of every audience has its result, in the order of the rules', () => {
    const found = audiences.flatMap(({ key }) => check({}, { as_of: AS_OF, audience: key }).results);
    const byAudience = audiences.flatMap(({ key }) => benefits.filter(({ audience }) => audience === key));
    assert.deepEqual(found.map(({ benefit }) => benefit), byAudience.map(({ id }) => id));
    assert.equal(found.length, benefits.length);
    assert.deepEqual(check({}), check({}, { as_of: AS_OF, audience: audiences[0].key }));
  });

  test('every criterion quotes what stands in its clause, and says what is looked at', () => {
    for (const { key } of audiences) {
      for (const { benefit, verdict, criteria } of check({}, { as_of: AS_OF, audience: key }).results) {
        if (!criteria.length) assert.equal(verdict, 'eligible', `${benefit} asks for nothing`);
        for (const { label, quote, clause } of criteria) {
          assert.ok(clauses.get(clause)?.includes(quote), `${benefit}: ${quote}`);
          assert.ok(label, `${benefit}: ${quote}`);
        }
      }
    }
  });

  test('criteria tell how they stand', () => {
    const states = (profile) => result(check(profile), 'old-age-allowance').criteria.map(({ state }) => state);
    assert.deepEqual(states({}), ['unknown', 'unknown']);
    assert.deepEqual(states({ age: 80 }), ['met', 'unknown']);
    assert.deepEqual(states({ age: 79, pension: 'resident' }), ['unmet', 'met']);
    const open = result(check({ age: 80 }), 'hardship-visits').criteria.map(({ state }) => state);
    assert.ok(open.includes('open'));
  });

  /** Asks until nothing is asked any more; `reply` says what the answer to a question is. */
  function walk(audience, reply) {
    const profile = {};
    const asked = [];
    for (;;) {
      const { results, next_question: next } = check(profile, { as_of: AS_OF, audience });
      if (!next) return { asked, results };
      asked.push(next.fact);
      assert.ok(asked.length <= questions.size + 1, asked.join());
      assert.ok(!(next.fact in profile), `${next.fact} is asked twice`);
      assert.equal(next.decides, results.filter(({ needs }) => needs.includes(next.fact)).length);
      assert.ok(next.decides > 0);
      assert.match(next.why, new RegExp(`^会影响 ${next.decides} 项：.+。$`));
      assert.ok(next.label && !next.label.includes('{'), next.label);
      assert.deepEqual(next.choices, questions.get(next.fact)?.choices ?? []);
      profile[next.fact] = reply(next);
    }
  }

  for (const { key } of audiences) {
    test(`${key}: who knows nothing is asked everything once, and then no more`, () => {
      const { asked, results } = walk(key, () => 'unknown');
      const needed = new Set(results.flatMap(({ needs }) => needs));
      assert.deepEqual(new Set(asked), needed, 'what is still needed was asked');
    });

    for (const at of [0, -1]) {
      test(`${key}: who always gives the ${at ? 'last' : 'first'} answer ends with nothing undetermined`, () => {
        const { results } = walk(key, ({ fact, choices }) => choices.at(at)?.value ?? (fact === 'age' ? 82 : 1));
        for (const { benefit, verdict, needs } of results) {
          assert.notEqual(verdict, 'undetermined', benefit);
          assert.deepEqual(needs, [], benefit);
        }
      });
    }
  }

  test('the age is asked first, the reader is called 您', () => {
    const { next_question: next } = check({});
    assert.deepEqual([next.fact, next.label, next.choices], ['age', '年龄', []]);
    assert.equal(audiences[0].persons[0].who, '您');
  });
});

describe('wrong input', () => {
  class Profile {
    age = 82;
  }
  // profile, options → code, field
  const table = [
    [[undefined], 'not_an_object', 'profile'],
    [[null], 'not_an_object', 'profile'],
    [['age'], 'not_an_object', 'profile'],
    [[82], 'not_an_object', 'profile'],
    [[[]], 'not_an_object', 'profile'],
    [[() => {}], 'not_an_object', 'profile'],
    [[new Map([['age', 82]])], 'not_an_object', 'profile'],
    [[new Date()], 'not_an_object', 'profile'],
    [[new FormData()], 'not_an_object', 'profile'],
    [[new Profile()], 'not_an_object', 'profile'],
    [[{}, []], 'not_an_object', 'options'],
    [[{}, '2018-04-14'], 'not_an_object', 'options'],
    [[{}, { asOf: AS_OF }], 'unknown_option', 'asOf'],
    [[{}, { as_of: '2018-02-29' }], 'no_such_day', 'as_of'],
    [[{}, { as_of: '2018-4-14' }], 'no_such_day', 'as_of'],
    [[{}, { as_of: '' }], 'no_such_day', 'as_of'],
    [[{}, { as_of: new Date() }], 'no_such_day', 'as_of'],
    [[{}, { as_of: '2018-04-14T00:00:00Z' }], 'no_such_day', 'as_of'],
    [[{}, { audience: 'nobody' }], 'unknown_audience', 'audience'],
    [[{}, { audience: 1 }], 'unknown_audience', 'audience'],
    [[{ Age: 82 }], 'unknown_fact', 'Age'],
    [[{ '<b>': null }], 'unknown_fact', '<b>'],
    [[{ __proto__: null, constructor: 1 }], 'unknown_fact', 'constructor'],
    [[{ age: 131 }], 'out_of_range', 'age'],
    [[{ age: -1 }], 'out_of_range', 'age'],
    [[{ age: 1e300 }], 'out_of_range', 'age'],
    [[{ age: 80.5 }], 'not_an_answer', 'age'],
    [[{ age: NaN }], 'not_an_answer', 'age'],
    [[{ age: Infinity }], 'not_an_answer', 'age'],
    [[{ age: '82' }], 'not_an_answer', 'age'],
    [[{ age: 82n }], 'not_an_answer', 'age'],
    [[{ age: true }], 'not_an_answer', 'age'],
    [[{ age: { valueOf: () => 82 } }], 'not_an_answer', 'age'],
    [[{ birth_date: '1938-02-30' }], 'no_such_day', 'birth_date'],
    [[{ birth_date: '1938-5-2' }], 'no_such_day', 'birth_date'],
    [[{ birth_date: 1938 }], 'no_such_day', 'birth_date'],
    [[{ birth_date: '2018-04-15' }, { as_of: AS_OF }], 'not_yet_born', 'birth_date'],
    [[{ birth_date: '1887-04-14' }, { as_of: AS_OF }], 'out_of_range', 'birth_date'],
    [[{ age: 80, birth_date: '1938-04-15' }, { as_of: AS_OF }], 'contradiction', 'age'],
    [[{ pension: 'yes' }], 'not_an_answer', 'pension'],
    [[{ pension: '' }], 'not_an_answer', 'pension'],
    [[{ pension: true }], 'not_an_answer', 'pension'],
    [[{ pension: ['resident'] }], 'not_an_answer', 'pension'],
    [[{ pension: Symbol('resident') }], 'not_an_answer', 'pension'],
    [[{ dementia: 1 }], 'not_an_answer', 'dementia'],
    [[{ dementia: 'yes' }], 'not_an_answer', 'dementia'],
  ];
  for (const [index, [args, code, field]] of table.entries()) {
    test(`${index + 1}: ${code} of ${field}`, () => {
      const before = check({ age: 82 });
      assert.throws(
        () => explorer.checkEligibility(...args),
        (error) => {
          assert.ok(error instanceof Error);
          assert.equal(error.name, 'Error');
          assert.deepEqual([error.code, error.field], [code, field]);
          assert.match(error.message, /\p{Script=Han}.*。$/u);
          return true;
        },
      );
      assert.deepEqual(check({ age: 82 }), before, 'nothing else changes');
    });
  }

  test('neither argument is changed, and frozen ones are taken', () => {
    const profile = Object.freeze({ age: 82, pension: 'resident' });
    const options = Object.freeze({ as_of: AS_OF });
    explorer.checkEligibility(profile, options);
    assert.deepEqual([profile, options], [{ age: 82, pension: 'resident' }, { as_of: AS_OF }]);
  });

  test('what is null or undefined is as if it were not there', () => {
    const nothing = { age: undefined, birth_date: null, pension: undefined, dementia: null };
    assert.deepEqual(check(nothing), check({}));
    assert.deepEqual(check(Object.create(null)), check({}));
    assert.deepEqual(check(runInNewContext('({ age: 82 })')), check({ age: 82 }), 'an object of another window');
    const today = explorer.checkEligibility({});
    assert.deepEqual(explorer.checkEligibility({}, null), today);
    assert.deepEqual(explorer.checkEligibility({}, { as_of: null, audience: undefined }), today);
  });
});
