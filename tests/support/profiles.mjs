// People whose answers are compared between Node and the browsers: what is known of each, and how to look at them.
export const AS_OF = '2018-04-14';

export const PROFILES = [
  [{}, { as_of: AS_OF }],
  [{ age: 59 }, { as_of: AS_OF }],
  [{ age: 'unknown' }, { as_of: AS_OF }],
  [{ age: 82, pension: 'resident', dementia: true, self_care: 'unknown' }, { as_of: AS_OF }],
  [{ birth_date: '1938-04-15', income_support: 'dibao', left_behind: false }, { as_of: AS_OF }],
  [{ birth_date: '1920-02-29', residence: 'rural' }, { as_of: '2017-12-31', audience: 'older_person' }],
];

/** Told to somebody else as JSON: what is not plain would get lost on the way. */
export const answersOf = (explorer) =>
  PROFILES.map(([profile, options]) => JSON.stringify(explorer.checkEligibility(profile, options)));
