// All insights, newest first, and how often people left them as they were.

import { ask } from './ask.js';
import { byId, el, said, sign, SIGNS } from './dom.js';
import { fact } from './facts.js';
import { choice, scoreWord } from './leadwords.js';
import { label, whenWord } from './words.js';

const SIZE = 20;
const REVIEWS = ['open', 'accepted', 'corrected', 'rejected'];
const SENTIMENTS = ['positive', 'neutral', 'negative'];
const LOOKS = { open: 'none', accepted: 'good', corrected: 'warn', rejected: 'bad' };

export function reviewBadge(review) {
  const look = LOOKS[review] ?? 'none';
  return el('span', { class: `badge ${look}` }, sign(SIGNS[look], look), label(review === 'open' ? 'Not reviewed' : review));
}

export function showInsights(page) {
  const wanted = new URLSearchParams(location.search);
  const form = el(
    'form',
    { class: 'filters', role: 'search', 'aria-label': 'Insights' },
    choice('review', 'Review', REVIEWS, wanted.get('review'), 'All'),
    choice('sentiment', 'Sentiment', SENTIMENTS, wanted.get('sentiment'), 'All'),
  );
  const about = el('p', { class: 'quiet' });
  const list = el('ol', { class: 'recent' });
  const older = el('button', { type: 'button', class: 'more', hidden: true }, 'Show more');
  const accuracy = el('section', { hidden: true }, el('h2', {}, 'How often people agree'));
  page.append(form, about, list, older, accuracy);
  let pages = 0;
  let asked = 0;
  const load = async fresh => {
    const number = ++asked;
    pages = fresh ? 0 : pages + 1;
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    if (wanted.get('leadId')) query.set('leadId', wanted.get('leadId'));
    try {
      const found = await ask(`api/insights?page=${pages}&size=${SIZE}&${query}`);
      if (number !== asked) return;
      const before = list.children.length;
      if (fresh) list.replaceChildren(...found.items.map(row));
      else list.append(...found.items.map(row));
      if (!fresh) list.children[before]?.querySelector('a')?.focus();
      about.textContent = found.total === 0 ? 'No insight is like that.' : found.total === 1 ? 'One insight' : `${found.total} insights`;
      byId('told').textContent = about.textContent;
      older.hidden = list.children.length >= found.total;
    } catch (refused) {
      if (number === asked) about.textContent = `Insights cannot be shown. ${refused.message}`;
    }
  };
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('change', () => load(true));
  older.addEventListener('click', () => load(false));
  load(true);
  showAccuracy(accuracy);
}

function row(insight) {
  return el(
    'li',
    { class: 'lead-row' },
    reviewBadge(insight.review),
    el('span', { class: 'from' }, el('a', { href: `insights.html?id=${encodeURIComponent(insight.id)}` }, said(label(insight.intent))), said(insight.summaryBullets[0] ?? '', 'span')),
    el('span', { class: 'quiet' }, label(insight.sentiment)),
    el('span', { class: 'quiet' }, `Score ${scoreWord(insight.score)}`),
    el('time', { class: 'quiet', datetime: insight.createdAt }, whenWord(insight.createdAt)),
  );
}

async function showAccuracy(section) {
  const found = await ask('api/insights/accuracy').catch(() => []);
  section.hidden = found.length === 0;
  section.append(
    el('p', { class: 'quiet' }, 'Share of the insights reviewed in the last 30 days in which people left the field as it was.'),
    el('dl', { class: 'facts' }, ...found.map(each => fact(label(each.field), `${scoreWord(each.right)} of ${each.reviewed}`))),
  );
}
