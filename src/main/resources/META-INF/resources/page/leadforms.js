// Changing a lead from its page.

import { ask } from './ask.js';
import { byId, el } from './dom.js';
import { choice, PRIORITIES, STAGES } from './leadwords.js';

/** Sends it, then shows the lead anew; a refusal is shown where the change was asked for. */
export async function send(path, method, body, done, trouble) {
  try {
    await ask(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    byId('told').textContent = 'Saved.';
    await done();
  } catch (refused) {
    trouble.replaceChildren(el('p', { class: 'notice answer' }, refused.message));
  }
}

/** The version that is shown goes along, so that nobody's change in the meantime is lost. */
export function changeForm(lead, done) {
  const trouble = el('div', { role: 'alert' });
  const form = el(
    'form',
    { class: 'form', 'aria-label': 'Change this lead' },
    choice('status', 'Stage', STAGES, lead.stage),
    choice('priority', 'Priority', PRIORITIES, lead.priority),
    el('label', { class: 'wide-field' }, 'Why', el('input', { name: 'why', maxlength: 200, autocomplete: 'off' })),
    el('button', { type: 'submit' }, 'Save'),
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    const fields = new FormData(form);
    const status = fields.get('status');
    const priority = fields.get('priority');
    const body = {
      ...(status === lead.stage ? {} : { status }),
      ...(priority === lead.priority ? {} : { priority }),
      why: fields.get('why'),
      version: lead.version,
    };
    send(`api/leads/${lead.id}`, 'PUT', body, done, trouble);
  });
  return el('div', {}, form, trouble);
}

export function noteForm(lead, done) {
  const trouble = el('div', { role: 'alert' });
  const form = el(
    'form',
    { class: 'form', 'aria-label': 'Add a note' },
    el('label', { class: 'wide-field' }, 'A new note', el('textarea', { name: 'text', required: true, maxlength: 10000, dir: 'auto' })),
    el('button', { type: 'submit' }, 'Add note'),
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    send(`api/leads/${lead.id}/notes`, 'POST', { text: new FormData(form).get('text') }, done, trouble);
  });
  return el('div', {}, form, trouble);
}
