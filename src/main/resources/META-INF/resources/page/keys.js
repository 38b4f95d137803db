// The keys of a team: make one, see which there are, revoke one.

import { ask } from './ask.js';
import { byId, el, said } from './dom.js';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const date = text => day.format(new Date(text));

begin();

async function begin() {
  byId('new').addEventListener('submit', make);
  byId('copy').addEventListener('click', copy);
  try {
    const session = await ask('api/session');
    byId('who').textContent = session.name;
    byId('who').hidden = false;
    byId('scopes').replaceChildren(...session.permissions.map(choice));
    await refresh();
  } catch (refused) {
    byId('waiting').textContent = refused.message;
  }
}

const choice = permission =>
  el('label', {}, el('input', { type: 'checkbox', name: 'scopes', value: permission }), el('code', {}, permission));

async function refresh() {
  const { items } = await ask('api/keys');
  byId('waiting').textContent = items.length ? '' : 'There is none yet.';
  byId('count').textContent = items.length || '';
  byId('keys').replaceChildren(...items.map(entry));
}

function entry(key) {
  const state = stateOf(key);
  const about = el('div', {},
    el('h3', {}, said(key.name)),
    el('p', { class: 'quiet' }, el('code', {}, `${key.start}…`), ` ${state.words}; made on ${date(key.createdAt)}; ${used(key)}`),
    el('p', { class: 'quiet' }, key.scopes.join(', ')));
  const button = el('button', { type: 'button', 'aria-label': `Revoke the key ${key.name}` }, 'Revoke');
  button.addEventListener('click', () => revoke(key));
  return el('li', { class: 'entry' }, about, state.good ? button : null);
}

const used = key => (key.lastUsedAt ? `last used ${moment.format(new Date(key.lastUsedAt))}` : 'never used');

function stateOf(key) {
  if (key.revokedAt) return { good: false, words: `revoked on ${date(key.revokedAt)}` };
  if (!key.expiresAt) return { good: true, words: 'good until it is revoked' };
  return new Date(key.expiresAt) > new Date()
    ? { good: true, words: `good until ${date(key.expiresAt)}` }
    : { good: false, words: `expired on ${date(key.expiresAt)}` };
}

async function make(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const until = form.get('expires');
  byId('trouble').textContent = '';
  try {
    const made = await ask('api/keys', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        name: form.get('name'),
        scopes: form.getAll('scopes'),
        expiresAt: until ? new Date(`${until}T23:59:59`).toISOString() : undefined,
      }),
    });
    event.target.reset();
    show(made.key);
    await refresh();
  } catch (refused) {
    byId('trouble').textContent = refused.message;
  }
}

function show(secret) {
  byId('secret').textContent = secret;
  byId('copied').textContent = '';
  byId('made').hidden = false;
  byId('made-title').focus();
}

async function copy() {
  try {
    await navigator.clipboard.writeText(byId('secret').textContent);
    byId('copied').textContent = 'Copied.';
  } catch {
    byId('copied').textContent = 'The browser does not allow it; select the key and copy it yourself.';
  }
}

async function revoke(key) {
  if (!confirm(`Revoke the key "${key.name}"? Programs that use it are refused at once.`)) return;
  try {
    await ask(`api/keys/${key.id}`, { method: 'DELETE' });
    await refresh();
    byId('keys-title').scrollIntoView({ block: 'nearest' });
  } catch (refused) {
    byId('waiting').textContent = refused.message;
  }
}
