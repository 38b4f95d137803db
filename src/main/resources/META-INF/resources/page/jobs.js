// The jobs of a team: which wait, are in work, are done or were given up; another chance for those.

import { ask } from './ask.js';
import { byId, el } from './dom.js';
import { receipts } from './receipts.js';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const at = text => moment.format(new Date(text));
const WORDS = { waiting: 'waiting', working: 'in work', done: 'done', dead: 'given up' };
const WRITES = new Set(['call-ended', 'stage-accepted']);
const EVERY = 5000;
const SIZE = 50;

let pages = 1;

begin();

async function begin() {
  byId('state').addEventListener('change', () => { pages = 1; refresh(); });
  byId('more').addEventListener('click', () => { pages += 1; refresh(); });
  try {
    const session = await ask('api/session');
    byId('who').textContent = session.name;
    byId('who').hidden = false;
  } catch (refused) {
    byId('waiting').textContent = refused.message;
    return;
  }
  await refresh();
  setInterval(() => { if (!document.hidden && !document.activeElement?.closest('#jobs')) refresh(); }, EVERY);
}

async function refresh() {
  const state = byId('state').value;
  try {
    const items = [];
    let found;
    for (let page = 0; page < pages; page += 1) {
      found = await ask(`api/jobs?state=${state}&page=${page}&size=${SIZE}`);
      items.push(...found.items);
    }
    byId('counts').textContent = Object.entries(WORDS).map(([key, words]) => `${found.counts[key] ?? 0} ${words}`).join(' · ');
    byId('waiting').textContent = items.length ? '' : 'There is none.';
    byId('jobs').replaceChildren(...items.map(entry));
    byId('more').hidden = items.length >= found.total;
  } catch (refused) {
    byId('waiting').textContent = refused.message;
  }
}

function entry(job) {
  const about = el('div', {},
    el('h3', {}, `${job.kind}, ${WORDS[job.state] ?? job.state}`),
    el('p', { class: 'quiet' }, el('code', {}, job.key)),
    el('p', { class: 'quiet' }, times(job)),
    job.lastError ? el('p', {}, job.lastError) : null,
    WRITES.has(job.kind) ? receipts(job.id, `${job.kind} ${job.key}`) : null);
  if (job.state !== 'dead') return el('li', { class: 'entry' }, about);
  const button = el('button', { type: 'button', 'aria-label': `Try ${job.kind} ${job.key} again` }, 'Try again');
  button.addEventListener('click', () => replay(job));
  return el('li', { class: 'entry' }, about, button);
}

function times(job) {
  const failed = job.attempts ? `; failed ${job.attempts} ${job.attempts === 1 ? 'time' : 'times'}` : '';
  const next = job.state === 'waiting' && job.attempts ? `; tried again at ${at(job.dueAt)}` : '';
  const end = job.finishedAt ? `; ended ${at(job.finishedAt)}` : '';
  return `accepted ${at(job.acceptedAt)}${failed}${next}${end}`;
}

async function replay(job) {
  try {
    await ask(`api/jobs/${job.id}/replay`, { method: 'POST' });
    byId('state').focus();
    await refresh();
  } catch (refused) {
    byId('waiting').textContent = refused.message;
  }
}
