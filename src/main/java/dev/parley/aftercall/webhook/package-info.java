/** Webhooks by the Standard Webhooks specification. */
@NullMarked
package dev.parley.aftercall.webhook;

import org.jspecify.annotations.NullMarked;
