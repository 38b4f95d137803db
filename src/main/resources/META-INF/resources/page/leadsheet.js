// One lead: what is known, what is to do, what was said, and who changed what.

import { ask } from './ask.js';
import { el, said } from './dom.js';
import { fact } from './facts.js';
import { changeForm, noteForm, send } from './leadforms.js';
import { leadName, priorityBadge, scoreWord, stageBadge, whoWord } from './leadwords.js';
import { label, whenWord } from './words.js';

const SIZE = 20;

export async function showLead(page, id) {
  const path = `api/leads/${encodeURIComponent(id)}`;
  try {
    const lead = await ask(path);
    const [said, notes, tasks, sales, tickets, similar, changes] = await Promise.all([
      ask(`${path}/communication?size=${SIZE}`),
      ask(`${path}/notes?size=${SIZE}`),
      ask(`api/tasks?leadId=${lead.id}&size=${SIZE}`).catch(() => null),
      ask(`api/opportunities?leadId=${lead.id}&size=${SIZE}`),
      ask(`api/tickets?leadId=${lead.id}&size=${SIZE}`).catch(() => null),
      ask(`${path}/similar`),
      ask(`${path}/history?size=${SIZE}`),
    ]);
    const again = () => showLead(page, id);
    document.title = `${leadName(lead)} – Parley`;
    page.replaceChildren(
      el('p', { class: 'quiet' }, el('a', { href: 'leads.html' }, 'All leads')),
      el('h1', {}, leadName(lead)),
      el('p', { class: 'about' }, stageBadge(lead.stage), priorityBadge(lead.priority)),
      changeForm(lead, again),
      el(
        'div',
        { class: 'sheet' },
        el('div', {}, known(lead, similar), advice(lead), tasksOf(tasks, again), listed('Opportunities', sales, sale), listed('Tickets', tickets, ticket)),
        el('div', {}, notesOf(lead, notes, again), listed('Communications', said, communication), historyOf(path, changes)),
      ),
    );
  } catch (refused) {
    page.replaceChildren(
      el('h1', {}, 'Lead'),
      el('p', { class: 'notice' }, `This lead cannot be shown. ${refused.message} `, el('a', { href: 'leads.html' }, 'All leads')),
    );
  }
}

function section(title, ...content) {
  return el('section', {}, el('h2', {}, title), ...content);
}

function known(lead, similar) {
  return section(
    'What is known',
    el(
      'dl',
      { class: 'facts' },
      fact('Phone', lead.phone || 'withheld'),
      ...(lead.email ? [fact('E-mail', lead.email)] : []),
      fact('Source', label(lead.source)),
      fact('Works it', lead.assignedAgentId ? `Person ${lead.assignedAgentId}` : 'Nobody yet'),
      fact('Qualified', lead.qualified ? 'Yes' : 'No'),
      fact('Since', whenWord(lead.createdAt)),
      ...Object.entries(lead.slots).map(([slot, value]) => fact(label(slot), value)),
      ...(lead.callIds.length > 0 ? [fact('Calls', el('span', {}, ...lead.callIds.flatMap(call)))] : []),
      ...(similar.length > 0 ? [fact('Like', el('span', {}, ...similar.flatMap(alike)))] : []),
    ),
  );
}

const call = (id, place) => [place > 0 ? ', ' : '', el('a', { href: `call.html?id=${encodeURIComponent(id)}` }, place === 0 ? 'the latest' : `earlier ${place}`)];

const alike = (lead, place) => [
  place > 0 ? ', ' : '',
  el('a', { href: `leads.html?id=${lead.id}` }, said(leadName(lead))),
  ` (${scoreWord(lead.score)} by ${lead.because})`,
];

function advice(lead) {
  if (lead.aiScore === null) return null;
  return section(
    'Advice',
    lead.aiStale ? el('p', { class: 'quiet' }, 'The lead has changed since; this may no longer hold.') : null,
    el(
      'dl',
      { class: 'facts' },
      fact('Score', scoreWord(lead.aiScore)),
      fact('Advice', label(lead.aiRecommendation ?? '')),
      fact('Because', lead.aiReason ?? ''),
      fact('Given', whenWord(lead.lastAiAnalysisAt)),
    ),
  );
}

function listed(title, found, line) {
  if (!found) return null;
  const left = found.total - found.items.length;
  return section(
    title,
    found.total === 0 ? el('p', { class: 'quiet' }, 'None.') : el('ol', { class: 'log' }, ...found.items.map(line)),
    left > 0 ? el('p', { class: 'quiet' }, `${left} earlier ones are in the API.`) : null,
  );
}

function tasksOf(tasks, again) {
  return listed('Tasks', tasks, task => {
    const trouble = el('span', { role: 'status' });
    const done = el('button', { type: 'button' }, 'Done');
    done.addEventListener('click', () => send(`api/tasks/${task.id}`, 'PUT', { status: 'done', version: task.version }, again, trouble));
    return el(
      'li',
      {},
      el('strong', {}, said(label(task.type))),
      el('span', { class: 'quiet' }, ` ${label(task.status)}${task.dueAt ? `, due ${whenWord(task.dueAt)}` : ''}`),
      task.note ? said(task.note, 'p') : null,
      task.status === 'open' ? done : null,
      trouble,
    );
  });
}

function notesOf(lead, notes, again) {
  const list = listed('Notes', notes, note =>
    el('li', {}, el('p', { class: 'text', dir: 'auto' }, note.text), el('p', { class: 'quiet' }, `${whoWord(note.writtenBy)}, ${whenWord(note.createdAt)}`)),
  );
  list.append(noteForm(lead, again));
  return list;
}

const communication = one =>
  el(
    'li',
    {},
    el('strong', {}, said(label(one.type))),
    el('span', { class: 'quiet' }, ` ${one.source}, ${whenWord(one.createdAt)}`),
    el('p', { class: 'text', dir: 'auto' }, one.content),
    one.tags.length > 0 ? el('p', { class: 'tags' }, ...one.tags.map(tag => el('span', { class: 'badge none' }, said(tag)))) : null,
  );

const sale = one =>
  el(
    'li',
    {},
    el('strong', {}, said(one.title)),
    el('span', { class: 'quiet' }, ` ${label(one.status)}`),
    one.expectedAmount === null ? null : el('p', {}, `${one.expectedAmount.toFixed(2)} ${one.currency}`),
    one.nextFollowUpAt ? el('p', { class: 'quiet' }, `Follow up ${whenWord(one.nextFollowUpAt)}`) : null,
  );

const ticket = one =>
  el('li', {}, el('strong', {}, said(one.title)), el('span', { class: 'quiet' }, ` ${label(one.status)}`), one.description ? said(one.description, 'p') : null);

function historyOf(path, changes) {
  const list = el('ol', { class: 'log' }, ...changes.items.map(change));
  const older = el('button', { type: 'button', class: 'more', hidden: changes.items.length >= changes.total }, 'Show older changes');
  let pages = 1;
  older.addEventListener('click', async () => {
    const more = await ask(`${path}/history?page=${pages++}&size=${SIZE}`);
    list.append(...more.items.map(change));
    older.hidden = list.children.length >= more.total;
  });
  return section('History', list, older);
}

function change({ thing, field, from, to, who, why, at }) {
  const what = field === 'created' ? [`${label(thing)} added`, to ? ': ' : '', to ? said(to) : ''] : [`${label(thing)}, ${label(field).toLowerCase()}: `, said(from || 'nothing'), ' → ', said(to || 'nothing')];
  return el('li', {}, el('p', {}, ...what), el('p', { class: 'quiet' }, `${whoWord(who)}, ${whenWord(at)}`, ...(why && who !== 'call' ? [': ', said(why)] : [])));
}
