/** Salesforce by its REST API: leads found by a key or by phone number, tasks, and the lead's status. */
@NullMarked
package dev.parley.crm.salesforce;

import org.jspecify.annotations.NullMarked;
