// In a page that speaks another language, marks what is Chinese as such, so that it is read aloud and drawn as Chinese: every
// element whose own words are Chinese alone. (Names within a sentence need no mark.) It goes by the signs, since the app does
// not know which of its texts somebody wrote for it in which language.

const CHINESE = 'zh-CN';
const HAN = /\p{Script=Han}/u;
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}]{2}/u;
/** On what was marked here, so that only that is taken back. */
const MARK = 'data-foreign';

/** Marks what is in `root`, now and whenever it changes; returns what takes the marks back. */
export default function foreign(root) {
  const observer = new MutationObserver((changes) => {
    const changed = new Set();
    for (const { target, addedNodes } of changes) {
      changed.add(target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement);
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) [node, ...node.querySelectorAll('*')].forEach((own) => changed.add(own));
    }
    changed.delete(null);
    changed.forEach(mark);
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  root.querySelectorAll('*').forEach(mark);
  return () => {
    observer.disconnect();
    root.querySelectorAll(`[${MARK}]`).forEach(unmark);
  };
}

function mark(element) {
  const marked = element.getAttribute(MARK);
  if (element.hasAttribute('lang') && marked === null) return;
  const language = languageOf(element);
  if (language === marked) return;
  if (language) {
    element.setAttribute('lang', language);
    element.setAttribute(MARK, language);
  } else {
    unmark(element);
  }
  // What stands in it is measured by it.
  element.querySelectorAll('*').forEach(mark);
}

/** In which language an element's own words are, where that is not the one of what it stands in. */
function languageOf(element) {
  const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(' ');
  const around = element.parentElement?.closest('[lang]')?.lang;
  const own = WORD.test(words) ? document.documentElement.lang : HAN.test(words) ? CHINESE : around;
  return own === around ? null : own;
}

function unmark(element) {
  element.removeAttribute('lang');
  element.removeAttribute(MARK);
}
