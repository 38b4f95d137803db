// All leads: filtered, sorted, page by page. What is chosen is in the address, so that a link shows the same.

import { ask } from './ask.js';
import { showCalibration } from './calibration.js';
import { byId, el, said } from './dom.js';
import { choice, leadName, PRIORITIES, priorityBadge, scoreWord, stageBadge, STAGES } from './leadwords.js';
import { whenWord } from './words.js';

const SIZE = 20;
const WHILE_TYPING = 300;
const FIELDS = ['q', 'stage', 'priority', 'sort'];
const SORTS = {
  '-updatedAt': 'Latest change first',
  '-createdAt': 'Newest first',
  name: 'By name',
  '-priority': 'Most urgent first',
  '-aiScore': 'Highest score first',
  '-stage': 'Furthest first',
};

export function showLeads(page) {
  const wanted = new URLSearchParams(location.search);
  const form = filters(wanted);
  const list = el('ol', { class: 'recent' });
  const about = el('p', { class: 'quiet' });
  const older = el('button', { type: 'button', class: 'more', hidden: true }, 'Show more');
  page.append(form, about, list, older);
  showCalibration(page);
  const view = new View(form, list, about, older);
  let typing;
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => view.first(), WHILE_TYPING);
  });
  older.addEventListener('click', () => view.next());
  view.first();
}

function filters(wanted) {
  const sort = wanted.get('sort') ?? '-updatedAt';
  return el(
    'form',
    { class: 'filters', role: 'search', 'aria-label': 'Leads' },
    el('label', { class: 'wide-field' }, 'Name, phone or e-mail', el('input', { name: 'q', type: 'search', maxlength: 200, value: wanted.get('q') ?? '' })),
    choice('stage', 'Stage', STAGES, wanted.get('stage'), 'All'),
    choice('priority', 'Priority', PRIORITIES, wanted.get('priority'), 'All'),
    el(
      'label',
      {},
      'Order',
      el('select', { name: 'sort' }, ...Object.entries(SORTS).map(([value, word]) => el('option', { value, selected: value === sort }, word))),
    ),
  );
}

class View {
  #asked = 0;
  #page = 0;

  constructor(form, list, about, older) {
    Object.assign(this, { form, list, about, older });
  }

  first() {
    this.#page = 0;
    const query = this.#query();
    history.replaceState(null, '', query.size > 0 ? `leads.html?${query}` : 'leads.html');
    return this.#load(rows => this.list.replaceChildren(...rows));
  }

  async next() {
    this.#page++;
    const before = this.list.children.length;
    await this.#load(rows => this.list.append(...rows));
    this.list.children[before]?.querySelector('a')?.focus();
  }

  #query() {
    const fields = new FormData(this.form);
    return new URLSearchParams(FIELDS.map(name => [name, fields.get(name)]).filter(([, value]) => value));
  }

  /** What was asked last is shown, whatever comes in later. */
  async #load(show) {
    const number = ++this.#asked;
    try {
      const found = await ask(`api/leads?page=${this.#page}&size=${SIZE}&${this.#query()}`);
      if (number !== this.#asked) return;
      show(found.items.map(row));
      const words = found.total === 0 ? 'No lead is like that.' : found.total === 1 ? 'One lead' : `${found.total} leads`;
      this.about.textContent = words;
      byId('told').textContent = words;
      this.older.hidden = this.list.children.length >= found.total;
    } catch (refused) {
      if (number === this.#asked) this.about.textContent = `Leads cannot be shown. ${refused.message}`;
    }
  }
}

function row(lead) {
  const score = scoreWord(lead.aiScore);
  return el(
    'li',
    { class: 'lead-row' },
    stageBadge(lead.stage),
    el(
      'span',
      { class: 'from' },
      el('a', { href: `leads.html?id=${lead.id}` }, said(leadName(lead))),
      lead.name && lead.phone ? el('span', { class: 'quiet' }, said(lead.phone)) : null,
    ),
    priorityBadge(lead.priority),
    el('span', { class: 'quiet' }, score ? `Score ${score}` : ''),
    el('time', { class: 'quiet', datetime: lead.updatedAt }, whenWord(lead.updatedAt)),
  );
}
