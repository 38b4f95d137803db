/** What the language models are used for, and what that costs. */
@NullMarked
package dev.parley.usage;

import org.jspecify.annotations.NullMarked;
