// What a CRM was told in a job, and what it answered; asked for when somebody opens it.

import { ask } from './ask.js';
import { el, said } from './dom.js';

const OUTCOMES = { written: 'written', suggested: 'kept as a suggestion', refused: 'refused', failed: 'failed', waiting: 'waits' };
const MOST = 200;

/** Jobs whose receipts stay open while the list around them is made anew. */
const open = new Set();

export function receipts(job) {
  const list = el('div', {});
  const details = el('details', { open: open.has(job) }, el('summary', {}, 'What the CRM was told'), list);
  details.addEventListener('toggle', () => {
    if (details.open) show(job, list);
    if (details.open) open.add(job);
    else open.delete(job);
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
