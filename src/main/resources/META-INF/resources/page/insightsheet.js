// One insight: what the call meant, why, and what a person makes of it.

import { ask } from './ask.js';
import { byId, el, said } from './dom.js';
import { fact } from './facts.js';
import { reviewBadge } from './insightlist.js';
import { choice, scoreWord, STAGES, whoWord } from './leadwords.js';
import { clockWord, label, whenWord } from './words.js';

const METHODS = { model: 'By the model', repaired: 'By the model, asked twice', extractive: 'By rules, without a model' };
const VOICES = { CALLER: 'Caller', AGENT: 'Agent', UNKNOWN: 'Somebody' };
const DISPOSITIONS = ['no_conversation', 'not_interested', 'sale', 'callback_agreed', 'information_wanted', 'qualified', 'other'];

export async function showInsight(page, id) {
  const path = `api/insights/${encodeURIComponent(id)}`;
  try {
    const insight = await ask(path);
    const again = () => showInsight(page, id);
    document.title = `${label(insight.intent)} – Parley`;
    page.replaceChildren(
      el('p', { class: 'quiet' }, el('a', { href: 'insights.html' }, 'All insights')),
      el('h1', {}, said(label(insight.intent))),
      el('p', { class: 'about' }, reviewBadge(insight.review)),
      el(
        'div',
        { class: 'sheet' },
        el('div', {}, summary(insight), facts(insight), review(insight, path, again)),
        el('div', {}, disposition(insight, path, again), score(insight), quality(insight), transcript(insight)),
      ),
    );
  } catch (refused) {
    page.replaceChildren(
      el('h1', {}, 'Insight'),
      el('p', { class: 'notice' }, `This insight cannot be shown. ${refused.message} `, el('a', { href: 'insights.html' }, 'All insights')),
    );
  }
}

const section = (title, ...content) => el('section', {}, el('h2', {}, title), ...content);

const summary = insight => section('Summary', el('ul', {}, ...insight.summaryBullets.map(text => el('li', { dir: 'auto' }, text))));

function facts(insight) {
  const actions = insight.nextActions.map(({ type, when, to }) => fact(label(type), [when, to].filter(Boolean).join(', ') || 'at any time'));
  return section(
    'What was said',
    el(
      'dl',
      { class: 'facts' },
      fact('Lead', el('a', { href: `leads.html?id=${insight.leadId}` }, `Lead ${insight.leadId}`)),
      ...Object.entries(insight.entities).map(([name, value]) => fact(label(name), value)),
      fact('Sentiment', label(insight.sentiment)),
      fact('Urgency', label(insight.urgency)),
      fact('Stage suggested', label(insight.leadStageSuggestion)),
      ...actions,
      fact('Made', METHODS[insight.method] ?? insight.method),
      fact('Sure', scoreWord(insight.confidence)),
      ...(insight.dropped > 0 ? [fact('Left out', `${insight.dropped} that nobody had said`)] : []),
    ),
  );
}

function score(insight) {
  const shown = insight.scoreSignals.filter(signal => signal.shown).toSorted((one, other) => other.effect - one.effect);
  return section(
    `Score ${scoreWord(insight.score)}`,
    el('ul', {}, ...shown.map(signal => el('li', {}, `${signal.name}: +${Math.round(signal.effect * 100)}`))),
    el('p', { class: 'quiet' }, `How sure that is: ${scoreWord(insight.scoreConfidence)}`),
  );
}

function quality(insight) {
  const marks = Object.entries(insight.qa).map(([name, mark]) => fact(`${label(name)} ${mark.score}`, said(`“${mark.sentence}”`)));
  const checks = insight.checklist.map(({ item, done, sentence }) => fact(label(item), done ? said(`Done: “${sentence}”`) : 'Not found'));
  return section('Quality', marks.length + checks.length > 0 ? el('dl', { class: 'facts' }, ...marks, ...checks) : el('p', { class: 'quiet' }, 'Not judged.'));
}

function transcript(insight) {
  const lines = (insight.transcript ?? []).map(({ voice, at, text }) =>
    el('li', {}, el('span', { class: 'quiet' }, `${VOICES[voice] ?? voice} ${clockWord(at)} `), said(text)),
  );
  return el('details', {}, el('summary', {}, 'Transcript'), el('ol', { class: 'log' }, ...lines));
}

async function put(path, body, again, trouble) {
  try {
    await ask(path, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    byId('told').textContent = 'Saved.';
    await again();
  } catch (refused) {
    trouble.replaceChildren(el('p', { class: 'notice answer' }, refused.message));
  }
}

function disposition(insight, path, again) {
  const trouble = el('div', { role: 'alert' });
  const form = el('form', { class: 'form', 'aria-label': 'What became of the call' }, choice('disposition', 'What became of it', DISPOSITIONS, insight.disposition), el('button', { type: 'submit' }, 'Confirm'));
  form.addEventListener('submit', event => {
    event.preventDefault();
    put(`${path}/disposition`, { disposition: new FormData(form).get('disposition') }, again, trouble);
  });
  const by = insight.dispositionBy ? `Confirmed by ${whoWord(insight.dispositionBy)}` : 'Drafted; nobody has confirmed it yet';
  return section('Disposition', form, el('p', { class: 'quiet' }, by), trouble);
}

function review(insight, path, again) {
  const trouble = el('div', { role: 'alert' });
  const form = el(
    'form',
    { class: 'form', 'aria-label': 'Review' },
    el('label', {}, 'Intent', el('input', { name: 'intent', value: insight.intent, maxlength: 60, pattern: '[a-z][a-z0-9_]*', required: true, autocomplete: 'off' })),
    choice('sentiment', 'Sentiment', ['positive', 'neutral', 'negative'], insight.sentiment),
    choice('urgency', 'Urgency', ['low', 'normal', 'high'], insight.urgency),
    choice('leadStageSuggestion', 'Stage', STAGES, insight.leadStageSuggestion),
    el('label', { class: 'wide-field' }, 'Summary, a sentence a line', el('textarea', { name: 'summary', dir: 'auto', required: true, rows: 4 }, insight.summaryBullets.join('\n'))),
    el('label', { class: 'wide-field' }, 'Why (no names: it teaches the model)', el('input', { name: 'reason', maxlength: 500, autocomplete: 'off' })),
    el('button', { type: 'submit', value: 'accepted' }, 'Accept, with what is changed here'),
    el('button', { type: 'submit', value: 'rejected', class: 'more' }, 'Reject'),
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form));
    const { summary: lines, ...rest } = fields;
    const summaryBullets = lines.split('\n').map(line => line.trim()).filter(Boolean);
    put(`${path}/review`, { ...rest, summaryBullets, verdict: event.submitter?.value ?? 'accepted' }, again, trouble);
  });
  const by = insight.reviewedBy ? el('p', { class: 'quiet' }, `${whoWord(insight.reviewedBy)}, ${whenWord(insight.reviewedAt)}`) : null;
  return section('Review', by, form, trouble);
}
