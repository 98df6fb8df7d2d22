// The page as a screen reader has it: the accessibility tree of Chromium, as lines that a person can read aloud.

/**
 * Of a page that takes more lines than `WHOLE`, things of a kind side by side (items, rows, sections) are written down
 * only as far as the first few and the one with the focus, if the rest takes more lines than `MANY`.
 */
const WHOLE = 60;
const FEW = 3;
const MANY = 4;

/** Words beyond this many characters are only counted: how long a thing is to listen to is told, what it says is known. */
const LONG = 100;

/** What is said by one line, whatever is inside it: Chromium's role, and how it is called here. */
const LEAVES = {
  link: 'link',
  button: 'button',
  DisclosureTriangle: 'button',
  textbox: 'textbox',
  searchbox: 'searchbox',
  spinbutton: 'spinbutton',
  combobox: 'combobox',
  checkbox: 'checkbox',
  radio: 'radio',
  Date: 'date field',
  image: 'image',
};

/** What a screen reader says nothing of, so that what is inside it stands for itself. */
const SILENT = new Set([
  ...['none', 'generic', 'paragraph', 'rowgroup', 'LabelText', 'Legend', 'caption', 'DescriptionList', 'sectionfooter'],
  ...['sectionheader', 'strong', 'emphasis', 'time', 'code', 'Abbr'],
]);

/** Said only where they have a name, or else as good as nothing. */
const SILENT_WITHOUT_NAME = new Set(['group', 'form', 'region', 'Details', 'search']);

/** Said in the same breath as the only thing inside them. */
const BRIEF = new Set(['status', 'alert', 'term', 'definition', 'blockquote', 'mark', 'listitem']);

/**
 * The lines: in the order of reading, indented below landmarks, lists and headings.
 *
 * `heading 2: …`, `link: …`, `button (pressed): …`, `textbox: …, “what stands in it”, invalid, described by “…”`; plain
 * text as its words. `[link: …]` stands in a sentence, `- ` begins an item of a list, ` | ` parts the cells of a row.
 * `, focus` is where the keyboard is.
 */
export async function treeOf(page) {
  const session = await page.createCDPSession();
  try {
    const [{ nodes }, snapshot] = await Promise.all([
      session.send('Accessibility.getFullAXTree'),
      session.send('DOMSnapshot.captureSnapshot', { computedStyles: ['display'] }),
    ]);
    return linesOf(nodes, documentOf(snapshot));
  } finally {
    await session.detach();
  }
}

/** What the accessibility tree leaves out: attributes that are said, and what stands in one line with what. */
function documentOf({ documents: [{ nodes, layout }], strings }) {
  const places = new Map(nodes.backendNodeId.map((id, place) => [id, place]));
  const displays = new Map(layout.nodeIndex.map((place, at) => [place, strings[layout.styles[at][0]]]));
  const ancestors = (place) => (place < 0 ? [] : [...ancestors(nodes.parentIndex[place]), place]);
  const isElement = (place) => nodes.nodeType[place] === 1;
  return {
    attribute(id, name) {
      const own = nodes.attributes[places.get(id)] ?? [];
      const at = own.findIndex((string, index) => index % 2 === 0 && strings[string] === name);
      return at < 0 ? undefined : strings[own[at + 1]];
    },
    /** What is heard between two neighbours: nothing in a sentence, a gap between boxes in a line, or a new line. */
    between(one, other) {
      const [left, right] = [one, other].map((id) => ancestors(places.get(id) ?? -1).filter(isElement));
      if (left.length === 0 || right.length === 0) return '\n';
      const own = (path, other) => path.filter((place, at) => place !== other[at]);
      const boxes = [...own(left, right), ...own(right, left)].map((place) => displays.get(place) ?? 'contents');
      if (boxes.some((display) => display !== 'contents' && !display.startsWith('inline'))) return '\n';
      return boxes.some((display) => display.startsWith('inline-')) ? ' ' : '';
    },
  };
}

/** A thing in the tree: what is said of it, of which kind it is among its neighbours, and what is below it. */
const thing = (line, kind, below = [], focus = false) => ({ line, kind, below, focus });

function linesOf(nodes, document) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inside = ({ childIds = [] }) => childIds.map((id) => byId.get(id)).filter(Boolean);
  const nameOf = ({ name }) => (name?.value ?? '').trim();
  const roleOf = ({ ignored, role }) => (ignored ? 'none' : role.value);
  const property = ({ properties = [] }, name) => properties.find((own) => own.name === name)?.value.value;
  // A label is said with what it names.
  const named = new Set(nodes.filter(({ role }) => LEAVES[role?.value] || role?.value === 'group').map(nameOf));

  /** What is said behind the role: `(pressed, current page)` */
  function states(node) {
    const of = (name, yes, no) => ({ true: yes, false: no, mixed: 'partly' })[property(node, name)];
    const { backendDOMNodeId: id } = node;
    const current = document.attribute(id, 'aria-current');
    const sort = document.attribute(id, 'aria-sort');
    const all = [
      of('pressed', 'pressed', 'not pressed'),
      of('checked', 'checked', 'not checked'),
      // A closed list to choose from says so by being one.
      roleOf(node) !== 'combobox' && of('expanded', 'expanded', 'collapsed'),
      property(node, 'disabled') && 'disabled',
      current && current !== 'false' && `current ${current === 'true' ? '' : current}`.trim(),
      sort && sort !== 'none' && sort,
    ].filter(Boolean);
    return all.length > 0 ? ` (${all.join(', ')})` : '';
  }

  /** What is said behind the name: what stands in it, what is wrong with it, what describes it. */
  function further(node) {
    const shortcut = property(node, 'keyshortcuts');
    const description = node.description?.value;
    const choices = roleOf(node) === 'combobox' ? inside(node).flatMap(inside).length : 0;
    return [
      node.value?.value && LEAVES[roleOf(node)] && `“${short(String(node.value.value))}”`,
      choices > 0 && `${choices} choices`,
      property(node, 'invalid') === 'true' && 'invalid',
      description && `described by “${short(description)}”`,
      shortcut && `shortcut ${shortcut}`,
      property(node, 'focused') && 'focus',
    ]
      .filter(Boolean)
      .map((part) => `, ${part}`)
      .join('');
  }

  const said = (node, role, name = nameOf(node)) =>
    `${role}${states(node)}${name && `: ${short(name)}`}${further(node)}`;

  /** A node as pieces of a flow: words and things in a sentence (`words`), and what stands by itself (`thing`). */
  function pieces(node) {
    const role = roleOf(node);
    const at = node.backendDOMNodeId;
    if (role === 'StaticText') return [{ words: node.name.value, at }];
    if (role === 'LineBreak') return [{ words: '', at: -1 }];
    if (role === 'InlineTextBox' || role === 'ListMarker') return [];
    if (LEAVES[role]) return [leaf(node)];
    if (role === 'LabelText' || role === 'Legend') {
      return inside(node).flatMap(pieces).filter(({ words, inline }) => inline || !named.has(words?.trim()));
    }
    if (SILENT.has(role)) return inside(node).flatMap(pieces);
    if (SILENT_WITHOUT_NAME.has(role) && !nameOf(node)) {
      const [first, ...rest] = flow(node);
      // What can be folded is below what folds it.
      if (first?.kind === 'details') return [{ thing: { ...first, below: sections(rest) } }];
      return inside(node).flatMap(pieces);
    }
    if (role === 'mark') return [{ words: `[mark: ${aloud(flow(node))}]`, at }];
    return container(node, role).map((thing) => ({ thing }));
  }

  function leaf(node) {
    const [role, focus] = [LEAVES[roleOf(node)], property(node, 'focused') === true];
    const heading = inside(node).find((own) => roleOf(own) === 'heading');
    const line = said(node, heading ? `heading ${property(heading, 'level')}, ${role}` : role);
    const kind = roleOf(node) === 'DisclosureTriangle' ? 'details' : role;
    return { words: `[${line}]`, inline: thing(line, kind, [], focus), at: node.backendDOMNodeId };
  }

  function container(node, role) {
    const focus = property(node, 'focused') === true;
    const name = nameOf(node);
    if (role === 'heading') {
      const kind = `heading ${property(node, 'level')}`;
      const own = flow(node);
      const only = own.length === 1 && own[0].kind !== 'text' ? own[0] : null;
      if (only) return [thing(`${kind}, ${only.line}`, kind, only.below, focus || only.focus)];
      const isNamed = !own.some(({ line }) => line.includes('['));
      return [thing(said(node, kind, isNamed ? name : aloud(own)), kind, [], focus)];
    }
    if (role === 'row') {
      const cells = inside(node).map((cell) => `${aloud(flow(cell))}${states(cell)}`);
      const isHead = inside(node).every((cell) => roleOf(cell) === 'columnheader');
      const kind = isHead ? 'columns' : 'row';
      return [thing(`${kind}: ${cells.join(' | ')}`, kind, [], holdsFocus(node))];
    }
    const below = sections(flow(node));
    // Nothing is said of an announcement that is not made.
    if (below.length === 0 && (role === 'status' || role === 'alert')) return [];
    if (role === 'listitem') return [item(below, focus)];
    const called = role === 'blockquote' ? 'quote' : role;
    if (BRIEF.has(role) && below.length === 1 && below[0].below.length === 0) {
      return [thing(`${called}: ${below[0].line}${focus ? ', focus' : ''}`, role, [], focus || below[0].focus)];
    }
    const counted = { list: 'listitem', table: 'row' }[role];
    const of = counted ? ` of ${below.filter(({ kind }) => kind === counted).length}` : '';
    return [thing(said(node, called + of, BRIEF.has(role) ? '' : name), role, below, focus)];
  }

  /** An item of a list begins with its first thing. */
  function item(below, focus) {
    const [first, ...rest] = below;
    const here = focus ? ', focus' : '';
    if (!first) return thing(`- empty${here}`, 'listitem', [], focus);
    if (rest.length > 0 && first.below.length > 0) return thing(`- item${here}`, 'listitem', below, focus);
    return thing(`- ${first.line}${here}`, 'listitem', [...first.below, ...rest], focus || first.focus);
  }

  const holdsFocus = (node) => property(node, 'focused') === true || inside(node).some(holdsFocus);

  /** What is inside a node, a thing for each line; a sentence with links in it is one line. */
  function flow(node) {
    const lines = [];
    let line = [];
    const close = () => {
      // Links side by side are no sentence.
      const isSentence = line.some(({ words, inline }) => !inline && words.trim());
      const words = line.map(({ gap, words }) => gap + words).join('').trim().replace(/\s+/g, ' ');
      const focus = line.some(({ inline }) => inline?.focus);
      if (isSentence && line.every(({ inline }) => !inline)) lines.push(thing(short(words), 'text'));
      else if (isSentence) lines.push(thing(words, 'text', [], focus));
      else lines.push(...line.flatMap(({ inline }) => inline ?? []));
      line = [];
    };
    const put = (own) => {
      // What a word means is below it.
      if (own.kind === 'definition' && lines.at(-1)?.kind === 'term') lines.at(-1).below.push(own);
      else lines.push(own);
    };
    for (const piece of inside(node).flatMap(pieces)) {
      const gap = piece.thing || line.length === 0 ? '\n' : document.between(line.at(-1).at, piece.at);
      if (gap === '\n') close();
      if (piece.thing) put(piece.thing);
      else line.push({ ...piece, gap: gap === '\n' ? '' : gap });
    }
    close();
    return lines;
  }

  const [root] = nodes;
  const all = [thing(`page: ${nameOf(root)}`, 'page', sections(flow(root)))];
  const whole = written(all, Infinity);
  return whole.length > WHOLE ? written(all, MANY) : whole;
}

/** All of it in one breath. */
const aloud = (things) => things.map(({ line, below }) => [line, aloud(below)].filter(Boolean).join(' ')).join(' ');

/** Puts what follows a heading below it, up to the next of its level. */
function sections(things) {
  const levelOf = ({ kind }) => Number(kind.match(/^heading (\d)$/)?.[1] ?? Infinity);
  const top = [];
  const open = [];
  for (const own of things) {
    const level = levelOf(own);
    if (level < Infinity) while (open.length > 0 && levelOf(open.at(-1)) >= level) open.pop();
    const place = open.at(-1)?.below ?? top;
    place.push(own);
    if (level < Infinity) open.push(own);
  }
  return top;
}

const hasFocus = ({ focus, below }) => focus || below.some(hasFocus);

function written(things, many, depth = 0) {
  const indent = '  '.repeat(depth);
  const lines = [];
  for (let start = 0; start < things.length; ) {
    const other = things.findIndex(({ kind }, at) => at > start && kind !== things[start].kind);
    const alike = things.slice(start, other < 0 ? things.length : other);
    start += alike.length;
    const each = alike.map((own) => [indent + own.line, ...written(own.below, many, depth + 1)]);
    const isLong = each.slice(FEW).flat().length > many;
    let left = 0;
    for (const [at, own] of alike.entries()) {
      if (isLong && at >= FEW && !hasFocus(own)) {
        left += 1;
        // One line for all that are left out side by side.
        if (left > 1) lines.pop();
        lines.push(`${indent}… ${left} more`);
      } else {
        left = 0;
        lines.push(...each[at]);
      }
    }
  }
  return lines;
}

function short(words) {
  const all = [...words.replace(/\s+/g, ' ')];
  return all.length > LONG ? `${all.slice(0, LONG).join('')}… (${all.length - LONG} more characters)` : all.join('');
}

/** Two lists of lines beside each other: `-` as kept, `+` as found, with three lines around what differs. */
export function difference(kept, found) {
  const common = Array.from({ length: kept.length + 1 }, () => new Array(found.length + 1).fill(0));
  for (let i = kept.length - 1; i >= 0; i--) {
    for (let j = found.length - 1; j >= 0; j--) {
      common[i][j] = kept[i] === found[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const lines = [];
  for (let i = 0, j = 0; i < kept.length || j < found.length; ) {
    if (kept[i] === found[j]) {
      lines.push(`  ${kept[i]}`);
      i++;
      j++;
    } else if (j >= found.length || (i < kept.length && common[i + 1][j] >= common[i][j + 1])) {
      lines.push(`- ${kept[i++]}`);
    } else {
      lines.push(`+ ${found[j++]}`);
    }
  }
  const differs = (line) => line !== undefined && !line.startsWith('  ');
  const near = (at) => lines.slice(Math.max(0, at - 3), at + 4).some(differs);
  return lines.filter((line, at) => near(at)).join('\n');
}
