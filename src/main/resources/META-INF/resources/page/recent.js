// Calls that have ended.

import { ask } from './ask.js';
import { byId, el } from './dom.js';
import { Row } from './row.js';

const SIZE = 20;
/** The journal writes a moment after the call; until it has, ask again after so long. */
const ASK_AGAIN = [800, 2500, 8000];

const rows = new Map();
let pages = 1;
let loading;

export function followRecent() {
  byId('recent-older').addEventListener('click', older);
  return refresh();
}

/** @param id of the call that has just ended */
export async function hasEnded(id) {
  for (const wait of ASK_AGAIN) {
    await new Promise(resolve => setTimeout(resolve, wait));
    await refresh();
    if (rows.get(id)?.call.endedAt) return;
  }
}

export function refresh() {
  loading ??= load().finally(() => (loading = undefined));
  return loading;
}

async function load() {
  try {
    const answers = [];
    for (let page = 0; page < pages; page++) answers.push(await ask(`api/calls?state=ended&page=${page}&size=${SIZE}`));
    byId('recent-trouble').replaceChildren();
    show(answers.flatMap(answer => answer.items), answers.at(-1).total);
  } catch (refused) {
    trouble(refused);
  }
}

function show(calls, total) {
  const ended = [...new Map(calls.map(call => [call.id, call])).values()].filter(call => call.endedAt || call.outcome);
  const list = byId('recent');
  ended.forEach((call, place) => {
    const row = rows.get(call.id) ?? new Row();
    rows.set(call.id, row);
    row.show(call);
    if (list.children[place] !== row.element) list.insertBefore(row.element, list.children[place] ?? null);
  });
  const there = new Set(ended.map(call => call.id));
  for (const [id, row] of rows) {
    if (!there.has(id)) {
      row.element.remove();
      rows.delete(id);
    }
  }
  byId('recent-count').textContent = ended.length > 0 ? total : '';
  byId('recent-empty').hidden = ended.length > 0;
  byId('recent-older').hidden = calls.length >= total;
}

async function older() {
  const first = rows.size;
  pages++;
  await refresh();
  byId('recent').children[first]?.querySelector('summary')?.focus();
}

function trouble(refused) {
  const again = el('button', { type: 'button' }, 'Try again');
  again.addEventListener('click', refresh);
  byId('recent-trouble').replaceChildren(
    el('p', { class: 'notice' }, `The calls cannot be listed right now. ${refused.message} `, again),
  );
}
