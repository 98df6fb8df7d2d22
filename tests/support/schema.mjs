// As much of JSON Schema as the published schemas use; a keyword that is not known here is an error.
const SILENT = new Set(['$schema', '$defs', 'title', 'description', 'format']);

const typeOf = (value) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;

/** What is wrong with a value, each fault as one line with its place; a sound value has none. */
export function faults(value, schema, root = schema, place = '') {
  const isObject = typeOf(value) === 'object';
  const wrong = (what) => [`${place || '/'}: ${what}`];
  // A whole number is a number too: 2.0 is printed as 2.
  const is = (type) => type === typeOf(value) || (type === 'number' && typeOf(value) === 'integer');
  const fits = (other) => faults(value, other, root, place).length === 0;
  const check = {
    $ref: (ref) => faults(value, root.$defs[ref.replace('#/$defs/', '')], root, place),
    type: (types) => ([types].flat().some(is) ? [] : wrong(`is ${typeOf(value)}, not ${types}`)),
    const: (only) => (value === only ? [] : wrong(`is not ${only}`)),
    minimum: (least) => (value === null || value >= least ? [] : wrong(`is below ${least}`)),
    maximum: (most) => (value === null || value <= most ? [] : wrong(`is above ${most}`)),
    pattern: (pattern) => (new RegExp(pattern, 'u').test(value) ? [] : wrong(`is not like ${pattern}`)),
    anyOf: (all) => (all.some(fits) ? [] : wrong('fits none of several')),
    oneOf: (all) => (all.filter(fits).length === 1 ? [] : wrong('does not fit exactly one of several')),
    items: (each) =>
      Array.isArray(value) ? value.flatMap((item, index) => faults(item, each, root, `${place}/${index}`)) : [],
    required: (names) => names.filter((name) => isObject && !(name in value)).flatMap((name) => wrong(`lacks ${name}`)),
    // What the schema does not name, nobody can rely on.
    properties: (known) =>
      Object.entries(isObject ? value : {}).flatMap(([name, own]) =>
        known[name] ? faults(own, known[name], root, `${place}/${name}`) : wrong(`has ${name}, which nothing names`),
      ),
    additionalProperties: () => [],
  };
  return Object.entries(schema).flatMap(([keyword, of]) => {
    if (SILENT.has(keyword)) return [];
    if (!check[keyword]) throw new Error(`schema.mjs does not know ${keyword}`);
    return check[keyword](of);
  });
}
