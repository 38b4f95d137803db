/** What callers say in English, and how English is said. */
@NullMarked
package dev.parley.qualify.english;

import org.jspecify.annotations.NullMarked;
