// A portal that takes in two elements and a frame of another site, and notes what it is told.
window.told = [];
for (const kind of ['ready', 'view', 'result', 'error']) {
  addEventListener(`policy-explorer:${kind}`, (event) => window.told.push({ kind, from: event.target.id, detail: event.detail }));
}
const { origin } = location;
document.querySelector('iframe').src = `{{site}}?embed=1&origin=${encodeURIComponent(origin)}#/documents`;
addEventListener('message', ({ data, source, origin: from }) => {
  const frame = document.querySelector('iframe');
  if (source === frame.contentWindow && data?.type === 'policy-explorer:height') frame.height = data.height;
  window.framed = from;
});
await import('{{embed}}');
document.documentElement.classList.add('through');
