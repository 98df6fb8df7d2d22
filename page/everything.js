// What the module that has everything asks of the page around it: it answers by itself, with the JavaScript API that is a part
// of it. For a piece of somebody else's page (element.js) and the edition in one file (file.js).

/**
 * Makes the module ready, once. `app` is its glue, `desk` the default export of own.js, `module` its bytes or what
 * brings them, `corpus` the bytes of the file of that `name`.
 */
export default async function everything(app, desk, { module, corpus, name }) {
  await app.default({ module_or_path: module });
  const api = new app.Api(corpus, name);
  if (!app.bring(corpus)) throw new Error('not the texts of this build');
  const own = desk({ load: async () => ({ ownTexts: () => api }), join: () => app.join });
  addEventListener('policy-explorer:file', (event) => {
    const { form, options, done } = event.detail;
    event.preventDefault();
    try {
      const { text, count } = api.deadlineFile(form, options);
      done(text, count);
    } catch (error) {
      console.warn('policy-explorer:', error);
      done();
    }
  });
  addEventListener('policy-explorer:texts', (event) => {
    const { open, remove, forget, tell } = event.detail;
    event.preventDefault();
    if (open) own.open(open, tell);
    else if (remove) own.remove(remove, tell);
    else if (forget) own.forget(tell);
    else own.stop();
  });
}
