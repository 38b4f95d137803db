// Tells what is held of a telephone number, and deletes it.

import { ask } from './ask.js';
import { byId, el, said } from './dom.js';

const PERMISSION = 'privacy:write';
const SHOWN_FOR = 60_000;
const words = new Intl.ListFormat('en');

begin();

async function begin() {
  byId('export').addEventListener('submit', tell);
  byId('erase').addEventListener('submit', erase);
  try {
    const { permissions } = await ask('api/session');
    if (!permissions.includes(PERMISSION)) refuse(`You may not do this: it takes the permission ${PERMISSION}, which admins have.`);
  } catch (refused) {
    refuse(refused.message);
  }
}

function refuse(sentence) {
  byId('refused').textContent = sentence;
  byId('forms').hidden = true;
}

async function tell(event) {
  event.preventDefault();
  const phone = new FormData(event.target).get('phone');
  byId('recordings').replaceChildren();
  const told = await asked('export', 'Gathering…', { phone });
  if (!told) return;
  const all = Object.entries(told.held).filter(([, rows]) => rows.length);
  byId('export-state').textContent = all.length
    ? `Saved: ${words.format(all.map(([kind, rows]) => `${rows.length} ${plain(kind)}`))}.`
    : 'Nothing is held of this number.';
  byId('recordings').replaceChildren(...told.held.recordings.map(recording));
  if (all.length) save(told);
}

function save(told) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(told, null, 2)], { type: 'application/json' }));
  el('a', { href: address, download: 'parley-export.json' }).click();
  setTimeout(() => URL.revokeObjectURL(address), SHOWN_FOR);
}

const recording = ({ file, address }) =>
  el('li', { class: 'entry' }, el('a', { href: address.replace(/^\//, ''), download: file }, 'Save the recording ', said(file)));

async function erase(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  if (bare(form.get('phone')) !== bare(form.get('again'))) {
    byId('erase-state').textContent = '';
    byId('erase-trouble').textContent = 'The two numbers differ; nothing was deleted. Type the same number twice.';
    byId('again').focus();
    return;
  }
  const done = await asked('erase', 'Deleting…', { phone: form.get('phone') });
  if (!done) return;
  const some = Object.entries(done.erased).filter(([, count]) => count);
  const counts = some.map(([kind, count]) => `${count} ${plain(kind)}`).join(', ');
  byId('erase-state').textContent = some.length ? `Deleted: ${counts}.` : 'Nothing was held of this number.';
  event.target.reset();
}

async function asked(deed, meanwhile, body) {
  byId(`${deed}-trouble`).textContent = '';
  byId(`${deed}-state`).textContent = meanwhile;
  try {
    return await ask(`api/privacy/${deed}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  } catch (refused) {
    byId(`${deed}-state`).textContent = '';
    byId(`${deed}-trouble`).textContent = refused.message;
    return undefined;
  }
}

const bare = phone => phone.replace(/[^\d+]/g, '');

/** "copiesOfRecordings" as people write it. */
const plain = kind => kind.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
