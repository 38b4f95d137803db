// Leads: all of them, or the one that the address names.

import { byId } from './dom.js';
import { showLead } from './leadsheet.js';
import { showLeads } from './leadlist.js';

const id = new URLSearchParams(location.search).get('id');
const page = byId('leads');
byId('waiting').remove();
if (id) showLead(page, id);
else showLeads(page);
