/** Documents of a team: read, cut into pieces, made into vectors, and searched for what answers a question. */
@NullMarked
package dev.parley.knowledge;

import org.jspecify.annotations.NullMarked;
