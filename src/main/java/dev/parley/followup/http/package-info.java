/** SMS by any gateway that takes JSON over HTTP. */
@NullMarked
package dev.parley.followup.http;

import org.jspecify.annotations.NullMarked;
