// How things of the desk are called on the page.

import { el, sign, SIGNS } from './dom.js';
import { label } from './words.js';

export const STAGES = ['new', 'contacted', 'qualified', 'converted', 'lost'];
export const PRIORITIES = ['low', 'medium', 'high', 'urgent'];

const LOOKS = { new: 'none', contacted: 'over', qualified: 'good', converted: 'good', lost: 'left' };
const URGENCIES = { low: 'none', medium: 'none', high: 'warn', urgent: 'bad' };

export function stageBadge(stage) {
  const look = LOOKS[stage] ?? 'none';
  return el('span', { class: `badge ${look}` }, sign(SIGNS[look], look), label(stage));
}

export const priorityBadge = priority =>
  el('span', { class: `badge ${URGENCIES[priority] ?? 'none'}` }, el('span', { class: 'unseen' }, 'Priority '), label(priority));

export const leadName = ({ id, name, phone, email }) => name || phone || email || `Lead ${id}`;

export const scoreWord = score => (score === null || score === undefined ? '' : `${Math.round(score * 100)} %`);

/** person:12 is "Person 12". */
export function whoWord(who) {
  const [kind, number] = String(who).split(':');
  const words = { person: 'Person', key: 'API key', operator: 'Operator', ai: 'AI', call: 'A call' };
  return [words[kind] ?? kind, number].filter(Boolean).join(' ');
}

export function choice(name, text, values, chosen, none) {
  const options = values.map(value => el('option', { value, selected: value === chosen }, label(value)));
  if (none) options.unshift(el('option', { value: '', selected: !chosen }, none));
  return el('label', {}, text, el('select', { name }, ...options));
}
