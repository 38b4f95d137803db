// What a CRM was told in a job, and what it answered; asked for when somebody opens it.

import { ask } from './ask.js';
import { el, said } from './dom.js';

const OUTCOMES = { written: 'written', suggested: 'kept as a suggestion', refused: 'refused', failed: 'failed', waiting: 'waits' };
const MOST = 200;

/** By job: what is open stays as it is while the list around it is made anew. */
const made = new Map();

export function receipts(job, name) {
  if (!made.has(job)) made.set(job, closed(job, name));
  return made.get(job);
}

function closed(job, name) {
  const list = el('div', {});
  const summary = el('summary', { 'aria-label': `What the CRM was told in ${name}` }, 'What the CRM was told');
  const details = el('details', {}, summary, list);
  details.addEventListener('toggle', () => {
    if (details.open) show(job, list);
  });
  return details;
}

async function show(job, list) {
  try {
    const found = await ask(`api/receipts?jobId=${encodeURIComponent(job)}&size=${MOST}`);
    const entries = found.items.toReversed().map(entry);
    list.replaceChildren(...(entries.length ? entries : [el('p', { class: 'quiet' }, 'Nothing so far.')]));
  } catch (refused) {
    list.replaceChildren(el('p', { class: 'trouble' }, refused.message));
  }
}

function entry(receipt) {
  const where = receipt.target ? ` (${receipt.target}${receipt.reference ? ` ${receipt.reference}` : ''})` : '';
  const tries = receipt.tries > 1 ? `, ${receipt.tries} tries` : '';
  return el('section', {},
    el('h4', {}, `${receipt.step}: ${OUTCOMES[receipt.outcome] ?? receipt.outcome}${where}${tries}`),
    receipt.trouble ? el('p', { class: 'trouble' }, receipt.trouble) : null,
    ...receipt.letters.flatMap(letter => [
      el('p', { class: 'quiet' }, el('code', {}, letter.to)),
      letter.sent ? text(letter.sent) : null,
      el('p', { class: 'quiet' }, letter.status ? `answered ${letter.status}` : 'no answer'),
      letter.answer ? text(letter.answer) : null,
    ]));
}

/** JSON is laid out; anything else stays as it came. */
function text(body) {
  let shown = body;
  try {
    shown = JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // a page for people, or cut off in the middle
  }
  const words = said(shown, 'pre');
  words.className = 'letter';
  return words;
}
