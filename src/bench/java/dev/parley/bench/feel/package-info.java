/** How a call feels to its caller: scripted callers over real SIP, and figures from what they said and heard. */
@NullMarked
package dev.parley.bench.feel;

import org.jspecify.annotations.NullMarked;
