// The documents of a team: add one, see which there are, ask them, delete one.

import { ask } from './ask.js';
import { byId, el, said } from './dom.js';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const json = { 'Content-Type': 'application/json' };

byId('add').addEventListener('submit', add);
byId('search').addEventListener('submit', search);
byId('samples').addEventListener('click', () => change('Loading the samples…', () => ask('api/knowledge/samples', { method: 'POST' })));
refresh().catch(refused => (byId('waiting').textContent = refused.message));

async function refresh() {
  const { items } = await ask('api/knowledge/documents');
  byId('waiting').textContent = items.length ? '' : 'There is none yet, so the agent answers no questions.';
  byId('count').textContent = items.length || '';
  byId('samples-offer').hidden = items.length > 0;
  byId('documents').replaceChildren(...items.map(entry));
}

function entry(row) {
  const pieces = row.chunks === 1 ? '1 piece' : `${row.chunks} pieces`;
  const about = el('div', {},
    el('h3', {}, said(row.source)),
    el('p', { class: 'quiet' }, `${row.format}, ${pieces}, added on ${day.format(new Date(row.createdAt))}`),
    row.vectors ? null : el('p', { class: 'quiet' }, 'Found by its words only: no model made vectors of it.'));
  const button = el('button', { type: 'button', 'aria-label': `Delete ${row.source}` }, 'Delete');
  button.addEventListener('click', () => remove(row));
  return el('li', { class: 'entry' }, about, button);
}

function add(event) {
  event.preventDefault();
  const form = event.target;
  const body = new FormData(form);
  change('Reading…', () => ask('api/knowledge/documents', { method: 'POST', body }), () => form.reset());
}

function remove(row) {
  if (!confirm(`Delete "${row.source}"? The agent will not answer from it any more.`)) return;
  change('Deleting…', () => ask(`api/knowledge/documents/${row.id}`, { method: 'DELETE' }), () => byId('documents-title').focus());
}

async function change(words, work, then = () => {}) {
  byId('trouble').textContent = '';
  byId('state').textContent = words;
  try {
    await work();
    await refresh();
    then();
    byId('state').textContent = 'Done.';
  } catch (refused) {
    byId('state').textContent = '';
    byId('trouble').textContent = refused.message;
  }
}

async function search(event) {
  event.preventDefault();
  byId('found').textContent = 'Searching…';
  byId('snippets').replaceChildren();
  try {
    const query = new FormData(event.target).get('query');
    const { snippets } = await ask('api/ai/assist/search', { method: 'POST', headers: json, body: JSON.stringify({ query }) });
    byId('found').textContent = summary(snippets);
    byId('snippets').replaceChildren(...snippets.map(found));
  } catch (refused) {
    byId('found').textContent = refused.message;
  }
}

function summary(snippets) {
  if (!snippets.length) return 'The documents say nothing about it.';
  const likely = snippets.filter(snippet => snippet.likely).length;
  return likely
    ? `The agent is told ${likely === 1 ? 'one of these' : `${Math.min(likely, 3)} of these`}.`
    : 'None of these is near enough: the agent would say that it does not know.';
}

function found(snippet) {
  const about = el('div', {},
    el('h3', {}, said(snippet.source), ` · piece ${snippet.position}`),
    ...snippet.text.split('\n').map(line => el('p', { dir: 'auto' }, line)),
    el('p', { class: 'quiet' }, `score ${snippet.score.toFixed(2)}${snippet.likely ? '' : ', not near enough to be told'}`));
  return el('li', { class: 'entry' }, about);
}
