// The lead that came of a call.

import { ask } from './ask.js';
import { el } from './dom.js';
import { fact } from './facts.js';
import { label } from './words.js';

export function leadPanel(id) {
  const panel = el('section', { class: 'lead', 'aria-label': `Lead ${id}` }, el('h3', {}, `Lead ${id}`));
  const body = el('p', { class: 'quiet' }, 'Loading…');
  panel.append(body, el('p', {}, el('a', { href: `leads.html?id=${encodeURIComponent(id)}` }, 'Open this lead')));
  ask(`api/leads/${encodeURIComponent(id)}`)
    .then(lead => body.replaceWith(leadFacts(lead)))
    .catch(refused => (body.textContent = `The lead cannot be shown. ${refused.message}`));
  return panel;
}

function leadFacts({ name, phone, source, stage, qualified, slots }) {
  return el(
    'dl',
    { class: 'facts' },
    ...(name ? [fact('Name', name)] : []),
    fact('Phone', phone || 'withheld'),
    fact('Stage', label(String(stage ?? 'new'))),
    fact('Qualified', qualified ? 'Yes' : 'No'),
    fact('Source', label(String(source ?? 'unknown'))),
    ...Object.entries(slots ?? {}).map(([slot, value]) => fact(label(slot), value)),
  );
}
