/** HubSpot by its CRM API v3: contacts found by phone number, notes, tasks and the lead status. */
@NullMarked
package dev.parley.crm.hubspot;

import org.jspecify.annotations.NullMarked;
