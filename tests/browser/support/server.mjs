// A plain static file server for the tests: like a portal's, it knows nothing of the app, and serves it
// under a sub-path only, so that every address that is wrongly absolute shows as a 404.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** The strictest policy under which the page must run; `report-uri` brings breaches back to this server. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types policy-explorer',
  "frame-ancestors 'self'",
  'report-uri /report',
].join('; ');

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/**
 * Serves the folder `root` on a free port of 127.0.0.1 below `prefix`; everything else is a 404.
 *
 * - `headers` are added to every answer, e.g. `{ 'Content-Security-Policy': STRICT_POLICY }`.
 * - `tamper(path, buffer, query)` may return other bytes for a file, or null for a 404; `path` is relative to `root`,
 *   `query` what was asked for behind it (`?r=1`), or empty.
 * - `brotli` sends the `.br` beside a file to browsers that take it, as a server should (docs/portal.md).
 * - `types` are other types by the ending of a name, and `redirects` where a file is said to be instead.
 * - `onReport(report)` hears of each breach of the policy as it comes in; `reports` keeps them all.
 *
 * Returns `{ url, reports, requests, close }`; `requests` are `{ method, path, status }`, `path` as asked for.
 */
export async function startServer({
  root,
  prefix = '/gazette/portal/',
  headers = {},
  brotli = false,
  types = {},
  redirects = {},
  onReport = () => {},
  tamper = (path, buffer) => buffer,
}) {
  const folder = resolve(root);
  const reports = [];
  const requests = [];

  /** What to answer to a GET: `{ status, type, body, location, encoding }`; `packed` says whether brotli is taken. */
  async function answer(address, query, packed) {
    const missing = { status: 404, type: TYPES['.txt'], body: Buffer.from('not found') };
    if (!address.startsWith(prefix)) return missing;
    let path;
    try {
      path = decodeURIComponent(address.slice(prefix.length));
    } catch {
      return { ...missing, status: 400 };
    }
    if (redirects[path]) return { ...missing, status: 302, location: redirects[path] };
    // Outside the folder is as good as absent, however the way out is spelled.
    const file = resolve(folder, `.${sep}${path}`);
    if (path.includes('\0') || (file !== folder && !file.startsWith(folder + sep))) return missing;
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory()) {
      if (!address.endsWith('/')) return { ...missing, status: 301, location: `${address}/` };
      path += 'index.html';
    } else if (!found?.isFile()) {
      return missing;
    }
    const own = resolve(folder, `.${sep}${path}`);
    const type = types[extname(path)] ?? TYPES[extname(path)] ?? 'application/octet-stream';
    const small = packed && (await readFile(`${own}.br`).catch(() => null));
    if (small) return { status: 200, type, body: small, encoding: 'br' };
    const bytes = await readFile(own).catch(() => null);
    const body = bytes && (await tamper(path, bytes, query));
    return body ? { status: 200, type, body } : missing;
  }

  async function receiveReport(request) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    let report;
    try {
      const parsed = JSON.parse(text);
      report = parsed['csp-report'] ?? parsed;
    } catch {
      report = { unreadable: text };
    }
    reports.push(report);
    onReport(report);
  }

  async function handle(request, response) {
    const [address, query] = request.url.split(/(?=\?)/, 2);
    const entry = { method: request.method, path: request.url, status: 0 };
    requests.push(entry);
    let result;
    if (request.method === 'POST' && address === '/report') {
      await receiveReport(request);
      result = { status: 204 };
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      const packed = brotli && /\bbr\b/.test(request.headers['accept-encoding']);
      result = await answer(address, query ?? '', packed);
    } else {
      result = { status: 405 };
    }
    const { status, type, location, body, encoding } = result;
    entry.status = status;
    response.writeHead(status, {
      // A test that changes a file must not see the old one.
      'Cache-Control': 'no-cache',
      ...(type && { 'Content-Type': type, 'Content-Length': body.length }),
      ...(location && { Location: location }),
      ...(encoding && { 'Content-Encoding': encoding, Vary: 'Accept-Encoding' }),
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise((done, refuse) => {
    server.once('error', refuse);
    server.listen(0, '127.0.0.1', done);
  });

  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    reports,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        // Browsers keep their connections open, and `close` would wait for them.
        server.closeAllConnections();
      }),
  };
}
