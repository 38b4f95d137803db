/** Writing back what came of a call, to whichever CRM is chosen: once each, with a receipt. */
@NullMarked
package dev.parley.crm;

import org.jspecify.annotations.NullMarked;
