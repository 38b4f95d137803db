/** Parley's own lead desk, in the same process. */
@NullMarked
package dev.parley.crm.desk;

import org.jspecify.annotations.NullMarked;
