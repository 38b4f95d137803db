/** Who may: people, API keys and teams; the one place where database work is scoped to a team. */
@NullMarked
package dev.parley.access;

import org.jspecify.annotations.NullMarked;
