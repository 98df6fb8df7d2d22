// How long from an event to paint: from the stamp that the browser gives the event to a task behind the next frame. What
// listens and draws runs before the frame's requestAnimationFrame ends, style, layout and paint follow it at once, and a message
// posted in it comes after them. What the compositor does later is not counted.

/** In the page: notes when the frame after the first event of a kind is painted, or, with `drawn`, the one that shows
 *  another heading. */
function watch(kind, drawn) {
  window.painted = new Promise((done) => {
    const listener = ({ timeStamp }) => {
      const frame = () =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      if (!drawn) return frame();
      const before = document.querySelector('h1');
      const observer = new MutationObserver(() => {
        if (document.querySelector('h1') === before) return;
        observer.disconnect();
        frame();
      });
      observer.observe(document.body, { subtree: true, childList: true });
    };
    addEventListener(kind, listener, { capture: true, once: true });
  });
}

/** Milliseconds from the next event of a kind, which `act` makes, to paint; with `drawn` to that of the next view. */
export async function toPaint(page, kind, act, drawn = false) {
  await page.evaluate(watch, kind, drawn);
  await act();
  const ms = await page.evaluate(() => Promise.race([window.painted, new Promise((done) => setTimeout(done, 10_000))]));
  if (ms === undefined) throw new Error(`nothing was painted after ${kind}`);
  return ms;
}
