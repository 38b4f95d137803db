/** After the call: the recording in, the insight out, the CRM written. */
@NullMarked
package dev.parley.aftercall;

import org.jspecify.annotations.NullMarked;
