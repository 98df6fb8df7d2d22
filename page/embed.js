// The JavaScript API of 政策通览, and the element <policy-explorer>: their types and what they mean stand in embed.d.ts.
//
//   import load from 'https://site.example/policy/embed.js';
//   const explorer = await load();
//   const { results } = explorer.checkEligibility({ age: 82 });
//
//   <policy-explorer view="benefits" age="82" theme="green"></policy-explorer>
//
// Runs in browsers from any folder of any site, and in Node from a copy of the published folder, without a network.
// Publishing fills in the names in double braces; those files change their names with their contents, this one never.

const NOT_LOADED = '没有取到所需的文件，请检查网络后再试。';

/** Loads what the API needs, once, unless other bytes are handed over. */
let loaded;

export default function load(options = {}) {
  if (options.module || options.corpus) return start(options);
  // What failed may work the next time.
  loaded ??= start({}).catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function start(options) {
  const [glue, module, corpus] = await Promise.all([
    import('./{{glue}}').catch((error) => fail('module', error)),
    options.module ?? read('module', '{{module}}'),
    options.corpus ?? read('corpus', '{{corpus}}'),
  ]);
  await glue.default({ module_or_path: module }).catch((error) => fail('module', error));
  return new PolicyExplorer(glue, new glue.Api(bytes(corpus), '{{corpus}}'));
}

class PolicyExplorer {
  #glue;
  #api;

  constructor(glue, api) {
    this.#glue = glue;
    this.#api = api;
  }

  documents() {
    return this.#glue.documents(this.#api);
  }

  deadlines(filter) {
    return this.#glue.deadlines(this.#api, filter);
  }

  checkEligibility(profile, options) {
    return this.#glue.checkEligibility(this.#api, profile, options, today());
  }

  search(query, options) {
    return this.#glue.search(this.#api, String(query), options);
  }

  deadlineFile(form, options) {
    return this.#api.deadlineFile(String(form), options);
  }

  parse(text) {
    return this.#glue.parse(text);
  }

  ownTexts() {
    return this.#api;
  }
}

/** The bytes of a file beside this one. */
async function read(field, name) {
  try {
    const url = new URL(name, import.meta.url);
    if (url.protocol === 'file:') {
      // Not a literal, or a bundler for browsers would look for it.
      const files = 'node:fs/promises';
      return await (await import(files)).readFile(url);
    }
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return await response.arrayBuffer();
  } catch (error) {
    return fail(field, error);
  }
}

function bytes(data) {
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
}

function fail(field, cause) {
  const error = new Error(NOT_LOADED, { cause });
  throw Object.assign(error, { code: 'not_loaded', field });
}

/** The day on the caller's own calendar: never the one of Greenwich. */
function today() {
  const now = new Date();
  const digits = (number, count) => String(number).padStart(count, '0');
  return `${digits(now.getFullYear(), 4)}-${digits(now.getMonth() + 1, 2)}-${digits(now.getDate(), 2)}`;
}

// Where there are elements. What stands behind it is fetched when the first is on a page.
if (globalThis.customElements && !customElements.get('policy-explorer')) {
  customElements.define(
    'policy-explorer',
    class extends HTMLElement {
      static observedAttributes = ['view', 'age', 'theme', 'elder', 'lang'];
      #shown;

      connectedCallback() {
        this.#shown ??= import('./{{element}}').then(({ default: show }) => show(this)).catch((cause) => {
          this.#shown = undefined;
          console.warn('policy-explorer:', cause);
          const detail = { code: 'not_loaded', message: NOT_LOADED };
          this.dispatchEvent(new CustomEvent('policy-explorer:error', { bubbles: true, composed: true, detail }));
        });
      }

      /** Unless it is only put elsewhere. */
      disconnectedCallback() {
        setTimeout(() => {
          if (this.isConnected) return;
          this.#shown?.then((shown) => shown?.remove());
          this.#shown = undefined;
        });
      }

      attributeChangedCallback(name) {
        this.#shown?.then((shown) => shown?.set(name));
      }
    },
  );
}
