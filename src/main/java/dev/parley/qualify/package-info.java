/** What we want to know from a caller: profile, slots, recognisers, the script. */
@NullMarked
package dev.parley.qualify;

import org.jspecify.annotations.NullMarked;
