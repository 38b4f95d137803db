// Insights: all of them, or the one that the address names.

import { byId } from './dom.js';
import { showInsight } from './insightsheet.js';
import { showInsights } from './insightlist.js';

const id = new URLSearchParams(location.search).get('id');
const page = byId('insights');
byId('waiting').remove();
if (id) showInsight(page, id);
else showInsights(page);
