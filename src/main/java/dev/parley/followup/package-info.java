/** What goes out to a lead after a call: e-mail, SMS, and a spoken message when the call was cut off. */
@NullMarked
package dev.parley.followup;

import org.jspecify.annotations.NullMarked;
