/**
 * The bench: Parley as it is packaged, beside a real Asterisk, real SIP callers and engines of fixed delay. Compiled only
 * under the Maven profile {@code bench}.
 */
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
